"""Posts: the roles of a chain (县委常委、副县长) and the body where each is held.

A role is held at the body right before it, else where its title says (镇长: the town's government), else at the body of
the chain so far, else at the company or school spoken of. Roles that tell none of these make no post.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Claim, Mention
from kg.relations.posts_bodies import (
    PARTY_WORK,
    committee,
    department,
    is_region,
    joined,
    part_of_chain,
)
from kg.relations.posts_form import BESIDE, INSIDE, OFFICE, ROLE
from kg.relations.posts_governments import administration, governed, government, of_same_city
from kg.relations.posts_party import bare_party, bare_role, party_of_government, party_post
from kg.relations.posts_sisters import in_role, placed, sister
from kg.relations.posts_spoken import company_of_label, firm_of_board, referred, short_body, spoken_of
from kg.relations.posts_states import council_of, envoy_of, of_state, own_state, state_spoken_of
from kg.relations.scene import Scene
from kg.relations.titles import Role, Titles
from kg.relations.units import Skeleton, Unit


class Post(NamedTuple):
    """A role at a body. ``sure`` is the confidence that the body is the right one."""

    role: Role
    body: Mention
    sure: float
    concurrent: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of posts: ``default`` is the body of roles that name none; ``near`` says whether the chain may fall back
    on the company or school spoken of, ``label`` that it is the label of a form (项目经理：)."""

    scene: Scene
    index: int
    default: Mention | None = None
    near: bool = True
    label: bool = False

    @property
    def line(self) -> Skeleton:
        """The sentence of the chain."""
        return self.scene.lines[self.index]

    def posts(self, start: int, end: int) -> list[Post]:
        """The posts of the chain in ``text[start:end]`` of the sentence's skeleton."""
        found: list[Post] = []
        bodies: list[Unit] = []
        body, last, lost, former = self.default, self.default, False, False
        for unit in self.line.units_in(start, end):
            if unit.kind != "Role":
                bodies.append(unit)
                continue
            role = Titles.of(self.scene.rules).read(unit.value)
            if former and not bodies and not role.tenure:
                role = role._replace(tenure="former")  # 原党组成员、副局长: both are over
            former = role.tenure == "former"
            chain = body or (last if governed(role) else None)
            here = self._at_role(unit, role, bodies, chain, near=self.near and not lost)
            found += here
            # 投资公司党委书记、董事长: where the first post's body is not understood, none is guessed for the next
            unread = not here and role.title.kind not in ("none", "state")
            lost = lost or unread
            body = here[-1].body if here else None if unread and not self._links(unit) else body
            last = body or last
            bodies = []
        return found

    def _links(self, unit: Unit) -> bool:
        """Whether nothing but a mark stands before the role ``unit`` (、|副县长), no body that was not read."""
        at = self.line.place(unit)
        return at == 0 or not "\u4e00" <= self.line.text[at - 1] <= "\u9fff"

    def _inside(self, bodies: Sequence[Unit], unit: Unit) -> str:
        """What of the body the role is in charge of (研究部门|负责人), as written; "" where nothing tells."""
        if not bodies or not INSIDE.fullmatch(self.line.text, self.line.place(bodies[-1]) + 1, self.line.place(unit)):
            return ""
        return self.scene.text[bodies[-1].end : unit.start].removeprefix("的")

    def _at_role(
        self, unit: Unit, role: Role, bodies: Sequence[Unit], chain: Mention | None, *, near: bool
    ) -> list[Post]:
        """The posts of one role unit: one, or two where it is held at two bodies (甲公司暨乙公司董事长)."""
        sent = bool(bodies) and self.scene.text[bodies[-1].start - 1 : bodies[-1].start] == "驻"
        inside = self._inside(bodies, unit)
        if role.title.kind == "none" and not (sent and role.text == "代表") and not (inside and role.text == "负责人"):
            return []
        if (
            role.title.kind == "firm"
            and bodies
            and (is_region(bodies[-1]) or (bodies[-1].kind == "Place" and len(bodies) > 1))
        ):
            role = role._replace(text=bodies[-1].text + role.text)
            bodies = bodies[:-1]
        office = bool(bodies) and self._of_office(unit, role, bodies[-1])
        role = role._replace(text=role.text if office else inside + role.text)
        before = self.line.text[self.line.place(unit) - 1 : self.line.place(unit)]
        concurrent = self.line.text[: self.line.place(bodies[0] if bodies else unit)].endswith(("兼", "兼任"))
        if not bodies:
            post = self._unstated(
                unit, role, chain, linked=before in f"、兼，,暨和及 \u3000任为选与由{ROLE[1:-1]}", near=near
            )
            return [post._replace(concurrent=concurrent)] if post else []
        place = self.line.place(unit)
        if not any(BESIDE.fullmatch(self.line.text, self.line.place(body), place + 1) for body in bodies):
            return []  # 青石新区|推进办|主任: what is told of the place is no body of it
        held = [bodies[-1]]
        if len(bodies) > 1 and self.line.text[self.line.place(bodies[-1]) - 1] == "暨":
            held = list(bodies[-2:])
        elif len(bodies) > 1:
            held = [joined(self.scene, bodies[-2], bodies[-1])]
        if re.search(r"(?<![中平草高])原$", self.line.text[: self.line.place(bodies[0])][-2:]) and not role.tenure:
            role = role._replace(tenure="former")  # 原|远山县教育局|局长
        posts = [self._of_office(unit, role, b) or self._stated(unit, role, b, chain) for b in held]
        return [p._replace(concurrent=concurrent) for p in posts if p]

    def _of_office(self, unit: Unit, role: Role, stated: Unit) -> Post | None:
        """The post in an office of the government ``stated`` that no mention covers (县政府办公室|外事办|主任)."""
        text = self.scene.text[stated.start : unit.start]
        inner = text[stated.end - stated.start :]
        if stated.kind != "Government" or stated.refers or not inner or not OFFICE.fullmatch(inner):
            return None
        return Post(role, Mention(stated.start, unit.start, text, "Government", "implied:department"), 0.85)

    def _stated(self, unit: Unit, role: Role, stated: Unit, chain: Mention | None) -> Post | None:
        scene = self.scene
        own = committee(scene, self.line, unit, stated)
        if own:
            return Post(role, own, 0.92)
        if stated.mention and scene.text[stated.end : unit.start] in PARTY_WORK:
            part = department(scene, self.line, unit, role, stated.mention)
            return Post(role, part, 0.9) if part else None
        if scene.text[stated.start - 1 : stated.start] == "驻":
            sent = envoy_of(scene, self.line, stated, role)
            return Post(role._replace(text=sent[1]), sent[0], 0.85) if sent else None
        mention = referred(scene, self.index, stated, role)
        level = governed(role)
        if mention is None:
            return None
        if level and mention.type in ("Place", "Project") and not stated.refers:
            return Post(role, government(scene, unit, level, mention, chain), 0.92)
        party = party_post(scene, unit, role, stated)
        if party:
            return Post(role._replace(text=party[1]), party[0], 0.92)
        mention = of_same_city(scene, self.line, stated, mention, chain)
        body = firm_of_board(scene, self.index, self.line.place(unit), mention)
        return Post(role, body, 0.85 if stated.refers else 0.92) if body else None

    def _unstated(self, unit: Unit, role: Role, chain: Mention | None, *, linked: bool, near: bool) -> Post | None:
        """The post of a role without a body of its own; ``linked`` says that the chain so far joins right before it."""
        scene, kind = self.scene, role.title.kind
        party = bare_party(scene, self.line, unit, role)
        if party:
            return Post(role._replace(text=party[1]), party[0], 0.9)
        if state := own_state(scene, role, chain) or council_of(scene, unit, role):
            return Post(role, state, 0.8)
        ministry = department(scene, self.line, unit, role, chain)
        own = committee(scene, self.line, unit, None) or of_state(scene, self.line, unit, ministry, chain)
        if own:
            return Post(role, placed(scene, own, chain), 0.88)
        level = governed(role)
        if level:
            return Post(role, government(scene, unit, level, None, chain), 0.85)
        if chain is not None and linked and (taken := in_role(scene, unit, role, chain)):
            return Post(role._replace(text=taken[1]), taken[0], 0.85)
        inner = _beside(scene, self.line, unit, chain) if chain is not None else None
        if inner:
            return Post(role, inner, 0.85)
        short = short_body(scene, self.index, unit)
        if short:
            return Post(role, short, 0.75)
        if chain is not None and linked and (post := self._of_chain(unit, role, chain)):
            return post
        if self.label and kind == "firm" and (firm := company_of_label(scene, self.index)):
            return Post(role, firm, 0.8)
        if chain is None and (state := state_spoken_of(scene, self.line, unit, role)):
            return Post(role, state, 0.75)
        spoken = spoken_of(scene, self.index, unit, role) if near and kind in ("firm", "headed", "founder") else None
        return Post(role, spoken, 0.7) if spoken else None

    def _of_chain(self, unit: Unit, role: Role, chain: Mention) -> Post | None:
        """The post of a role that joins the chain, at the chain's body or one that is told by it."""
        if run := administration(self.scene, unit, role, chain):
            return Post(role, run, 0.85)
        if party := party_of_government(self.scene, unit, role, chain):
            return Post(role._replace(text=party[1]), party[0], 0.85)
        if _suits(role, chain):
            return Post(bare_role(role, chain), chain, 0.85)
        whole = _whole(role, chain)
        return Post(role, whole, 0.8) if whole else None


def _beside(scene: Scene, line: Skeleton, unit: Unit, chain: Mention) -> Mention | None:
    """The body that is told by the chain's alone: its sister (工商联), else its part (办公厅)."""
    return sister(scene, line, unit, chain) or part_of_chain(scene, line, unit, chain)


def _whole(role: Role, chain: Mention) -> Mention | None:
    """The school or institute of which the chain's body is a part, for its head: 青石学院中文系主任、|副院长."""
    name, heads = chain.name or chain.text, role.title.heads
    if role.title.kind != "headed" or heads is None or chain.type != "Organization":
        return None
    end = next((i for i in range(len(name) - 1, 3, -1) if heads.search(name[:i])), 0)
    if not end:
        return None
    if chain.name is None:
        return Mention(chain.start, chain.start + end, name[:end], chain.type, "implied:whole")
    return chain._replace(name=name[:end], because=f"{name}属于{name[:end]}")


# what offices have as well as firms
_OF_OFFICE = re.compile(r"总[工会经规统农检审][\u4e00-\u9fff]{1,2}师$|总工$")


def _suits(role: Role, body: Mention) -> bool:
    """Whether a role may be held at the body of the post before it: no 院长 at a bureau, no 董事长 at a government."""
    kind, heads = role.title.kind, role.title.heads
    if kind == "state":
        return False
    if kind in ("firm", "founder"):
        if _OF_OFFICE.search(role.text):
            return body.type != "Place"
        return body.type not in ("Government", "Place") or body.rule == "implied:party-of"
    if kind == "headed" and heads:
        return bool(heads.search(body.name or body.text))
    return True


def holds(
    chain: Chain,
    person: Mention,
    post: Post,
    rule: str,
    *,
    sure: float = 1.0,
    status: str = "asserted",
    **qualifiers: str,
) -> Claim:
    """The claim of one post; a founder's is that he founded the body. ``sure`` lowers the post's own confidence."""
    line, confidence = chain.line, round(post.sure * sure, 3)
    if post.role.title.kind == "founder":
        return chain.scene.claim("founded", person, post.body, line, rule, confidence=confidence, status=status)
    tenure = qualifiers.pop("tenure", "") or post.role.tenure or ("concurrent" if post.concurrent else "")
    if tenure == "former" and not qualifiers.get("until"):
        qualifiers.pop("since", None)
    found = {"role": qualifiers.pop("prefix", "") + post.role.text, "tenure": tenure, **qualifiers}
    return chain.scene.claim(
        "holdsPosition", person, post.body, line, rule, confidence=confidence, qualifiers=found, status=status
    )
