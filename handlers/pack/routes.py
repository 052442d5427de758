"""Routes of the after-event pack."""

from handlers.buttons.pack import (
    AddPhotos,
    BuildPack,
    ListPhotos,
    RemovePhoto,
    SetPhotoPublishable,
    ShowPack,
    ShowPhoto,
)
from handlers.pack import pages, photos
from handlers.permissions import ORGANISERS, STAFF
from handlers.routing import Routes, Step, button

ROUTES = Routes(
    buttons=[
        button(ShowPack, pages.show, ORGANISERS),
        button(BuildPack, pages.build, ORGANISERS),
        button(ListPhotos, photos.list_photos, STAFF),
        button(AddPhotos, photos.start, STAFF),
        button(ShowPhoto, photos.show_photo, STAFF),
        button(SetPhotoPublishable, photos.set_publishable, STAFF),
        button(RemovePhoto, photos.remove, STAFF),
    ],
    steps=[
        Step(photos.STEP, photos.prompt, photos.receive, STAFF, photos.cancel),
    ],
)
