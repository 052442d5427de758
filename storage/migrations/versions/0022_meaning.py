"""Vectors of questions and FAQ entries, by which they are found whatever the words and the language."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "similarity_vectors",
        sa.Column("id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("scope", sa.String(length=24), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["similarity_index.id"],
            name="fk_similarity_vectors_entry_id_similarity_index",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_similarity_vectors"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_similarity_vectors_entry_id", "similarity_vectors", ["entry_id"])
    op.create_index("ix_similarity_vectors_scope_model_id", "similarity_vectors", ["scope", "model", "id"])


def downgrade() -> None:
    op.drop_index("ix_similarity_vectors_scope_model_id", "similarity_vectors")
    op.drop_index("ix_similarity_vectors_entry_id", "similarity_vectors")
    op.drop_table("similarity_vectors")
