"""Questions for the participants in the hall: lists, votes, the wall, the digest and the export."""
