"""Proofs of a store in memory, in which nothing is ever damaged."""

from collections.abc import Iterator

from reader.ports.proofs import StoryProof, TextProof
from tests.fake_store.records import Records


class FakeProofs:
    def __init__(self, records: Records) -> None:
        self._records = records

    def stories(self) -> Iterator[StoryProof]:
        for number, held in sorted(self._records.stories.items()):
            source = self._records.pages[held.page_id].digest
            pictures = tuple(photo.image for photo in held.story.photos if photo.image)
            yield StoryProof(story_id=number, source=source, sound=True, size=1, pictures=pictures)

    def texts(self) -> Iterator[TextProof]:
        for number, page in sorted(self._records.pages.items()):
            yield TextProof(text_id=number, source=page.digest, sound=True, size=0)

    def pictures_of(self, source: str) -> set[str]:
        return {picture for proof in self.stories() if proof.source == source for picture in proof.pictures}

    def source_of(self, story_id: int) -> str | None:
        return next((proof.source for proof in self.stories() if proof.story_id == story_id), None)

    def are_sound(self, source: str) -> bool:
        return True

    def text_is_sound(self, source: str) -> bool:
        return True

    def bring_back(self, source: str, backup: str) -> None:
        """Nothing is damaged."""

    def showing(self, picture: str) -> set[str]:
        return {proof.source for proof in self.stories() if picture in proof.pictures}
