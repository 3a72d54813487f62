"""Who stands behind a commit: by a good signature where there is one, else by the author's e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import Signature

if TYPE_CHECKING:
    from luoshi.model.organisation import Organisation, Person
    from luoshi.rules.engine.change_api import ChangesView, CommitView

_DOUBTED = frozenset({Signature.UNKNOWN, Signature.BAD, Signature.MISSING})


def is_kept(organisation: Organisation) -> bool:
    """Whether org.yaml names any e-mail or key: without, nobody asks who committed."""
    return any(person.emails or person.keys for person in organisation.people)


def person_by_email(organisation: Organisation, email: str) -> Person | None:
    """Return the person with this e-mail, capital letters or not; None when nobody has it."""
    wanted = email.casefold()
    return next((p for p in organisation.people if wanted in (each.casefold() for each in p.emails)), None)


def person_of(view: ChangesView, commit: CommitView) -> Person | None:
    """Return the person who answers for a commit; None when nobody does.

    A good signature decides. Where signatures are required, an e-mail alone proves nothing, unless they cannot be
    judged here at all (LS718 says so).
    """
    people = view.context.organisation.people
    if commit.signature is Signature.GOOD:
        return next((person for person in people if person.name == commit.signer), None)
    if view.context.config.signatures.required and commit.signature in _DOUBTED:
        return None
    return person_by_email(view.context.organisation, commit.author)


def author_of(view: ChangesView, commit: CommitView) -> str:
    """Return who is to be named for a commit: the person, else his e-mail; empty for the working copy."""
    person = person_of(view, commit)
    return person.name if person else commit.author.casefold()


def name_of(organisation: Organisation, email: str) -> str:
    """Return the name of the person with this e-mail, else the e-mail."""
    person = person_by_email(organisation, email)
    return person.name if person else email.casefold()
