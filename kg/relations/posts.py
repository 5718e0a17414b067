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
    COMMITTEE,
    PART,
    PARTY_WORK,
    committee,
    department,
    is_region,
    joined,
    part_of_chain,
)
from kg.relations.posts_governments import administration, governed, government, of_same_city
from kg.relations.posts_party import bare_party, bare_role, party_post
from kg.relations.posts_sisters import SISTER, in_role, placed, sister
from kg.relations.posts_spoken import company_of_label, firm_of_board, referred, short_body, spoken_of
from kg.relations.posts_states import envoy_of, of_state, own_state, state_spoken_of
from kg.relations.scene import Scene
from kg.relations.titles import Role, Titles
from kg.relations.units import SIGNS, Skeleton, Unit, sign_class

BODY = sign_class(("Government", "Company", "Organization", "Place", "Facility", "Project"))
ROLE = sign_class(("Role",))
PERSON = sign_class(("Person",))
# between two posts of one person; a comma is one too, but see ``posts_chain``
_LINK = r"(?:、|兼任|兼|，|,|暨|和(?=ROLE)|及(?=ROLE)| |\u3000)?".replace("ROLE", ROLE)
_TERM = r"(?:第[一二三四五六七八九十百\d]+届)?(?:董事会|监事会|董事局)?(?:第[一二三四五六七八九十\d]{1,3}任)?"
# 青石解放组织（青组）|领导人
_SHORT = rf"(?:[（(][^（）()，。]{{1,10}}[）)](?=的?(?:高级别?|最高)?{ROLE}))?"
# 街|党委书记, 校|党委书记: a body by its last character alone
_OWN = rf"(?:[街校院厂](?={ROLE}))?"
# 县委|组织|部长, 副市长、公安|局长: a department of which the title has eaten the last character
_WORK = rf"(?:(?:组织|宣传|统战|公安|财政|教育|司法|民政|审计|商务|水利|交通|税务)(?={ROLE}))?"
# 远川公司|运营管理部|部长, 青石产业园|竹结构车间生产|科长: a department that was not read, behind the firm or park
_INSIDE = (
    r"[\u4e00-\u7683\u7685-\u9fff]{1,9}?(?:部|处|科|室|车间|分厂|中心|事业部|分公司"
    r"|(?<=部|间|厂)(?:生产|技术|销售|采购|财务|人事|运营|研发|质量|安全|设备|工艺))"
)
_WITHIN = sign_class(("Company", "Organization", "Facility", "Project"))
# 青石银行|首席外汇|策略师, 青石基金会|研究部门|负责人, 青石公司|锂电池技术|负责人: what is in their charge
_FIELD = (
    rf"(?:的?首席|全球|高级|资深)?[\u4e00-\u7683\u7685-\u9fff{SIGNS['Industry']}]{{0,8}}?"
    r"(?:部门|业务|研究|策略|外汇|[美股港]股|股票|能源|技术|市场|投资|信贷|利率|商品|宏观|债券|产品|销售|运营|品牌|法务|事务|行业|资产配置)"
)
# 青石银行|负责监管事务的|副行长
_TASK = r"(?:主管|分管|负责)[\u4e00-\u7683\u7685-\u9fff]{2,14}的"
_CHARGE = (
    rf"(?:(?<={_WITHIN})(?:{_INSIDE}|{_FIELD}|{_TASK})(?={ROLE})"
    rf"|(?<={SIGNS['Government']})(?:{_FIELD}|{_TASK})(?={ROLE}))?"
)
_NTH = rf"(?:第[一二三四五六七八九十百\d]{{1,4}}届(?={BODY}))?"
# 青石国|当选|总统某某, 青石国|看守政府|总理
_STILL = rf"(?:(?:当选|看守政府|过渡政府|临时政府|联邦政府|政府)(?={ROLE}))?"
_ONE = rf"{_NTH}(?:{BODY}暨?){{0,3}}{_SHORT}(?:{COMMITTEE})?{_TERM}的?{_STILL}{_OWN}{_WORK}{_CHARGE}{ROLE}"
# lists are bounded, and those of people possessive, so that a hostile text of nothing but titles is read in linear time
POSTS = rf"{_ONE}(?:{_LINK}{_ONE}|[、，兼](?:{PART}|{SISTER}){ROLE}){{0,14}}"
_ALIAS = r"(?:[（(][^（）()。；]{1,30}[）)])?"
PERSONS = rf"{PERSON}{_ALIAS}(?:(?:、|和|及){PERSON}{_ALIAS}){{0,40}}+"


_INSIDE_ONLY = re.compile(f"{_INSIDE}|{_FIELD}")


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
        body, lost, former = self.default, False, False
        for unit in self.line.units_in(start, end):
            if unit.kind != "Role":
                bodies.append(unit)
                continue
            role = Titles.of(self.scene.rules).read(unit.value)
            if former and not bodies and not role.tenure:
                role = role._replace(tenure="former")  # 原党组成员、副局长: both are over
            former = role.tenure == "former"
            here = self._at_role(unit, role, bodies, body, near=self.near and not lost)
            found += here
            # 投资公司党委书记、董事长: where the first post's body is not understood, none is guessed for the next
            lost = lost or (not here and role.title.kind not in ("none", "state"))
            body = here[-1].body if here else body
            bodies = []
        return found

    def _inside(self, bodies: Sequence[Unit], unit: Unit) -> str:
        """What of the body the role is in charge of (研究部门|负责人), as written; "" where nothing tells."""
        if not bodies or not _INSIDE_ONLY.fullmatch(
            self.line.text, self.line.place(bodies[-1]) + 1, self.line.place(unit)
        ):
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
        role = role._replace(text=inside + role.text)
        before = self.line.text[self.line.place(unit) - 1 : self.line.place(unit)]
        concurrent = self.line.text[: self.line.place(bodies[0] if bodies else unit)].endswith(("兼", "兼任"))
        if not bodies:
            post = self._unstated(
                unit, role, chain, linked=before in f"、兼，,暨和及 \u3000任为选与由{ROLE[1:-1]}", near=near
            )
            return [post._replace(concurrent=concurrent)] if post else []
        held = [bodies[-1]]
        if len(bodies) > 1 and self.line.text[self.line.place(bodies[-1]) - 1] == "暨":
            held = list(bodies[-2:])
        elif len(bodies) > 1:
            held = [joined(self.scene, bodies[-2], bodies[-1])]
        posts = [self._stated(unit, role, b, chain) for b in held]
        return [p._replace(concurrent=concurrent) for p in posts if p]

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
        if state := own_state(scene, role, chain):
            return Post(role, state, 0.8)
        ministry = department(scene, self.line, unit, role, chain)
        own = committee(scene, self.line, unit, None) or of_state(scene, self.line, unit, ministry, chain)
        if own:
            return Post(role, placed(scene, own, chain), 0.88)
        level = governed(role)
        if level:
            return Post(role, government(scene, unit, level, None, chain), 0.85)
        if chain is not None and linked and (post := in_role(scene, unit, role, chain)):
            return Post(role._replace(text=post[1]), post[0], 0.85)
        inner = _beside(scene, self.line, unit, chain) if chain is not None else None
        if inner:
            return Post(role, inner, 0.85)
        short = short_body(scene, self.index, unit)
        if short:
            return Post(role, short, 0.75)
        if chain is not None and linked and (run := administration(scene, unit, role, chain)):
            return Post(role, run, 0.85)
        if chain is not None and linked and _suits(role, chain):
            return Post(bare_role(role, chain), chain, 0.85)
        if self.label and kind == "firm" and (firm := company_of_label(scene, self.index)):
            return Post(role, firm, 0.8)
        if chain is None and (state := state_spoken_of(scene, self.line, unit, role)):
            return Post(role, state, 0.75)
        spoken = spoken_of(scene, self.index, unit, role) if near and kind in ("firm", "headed", "founder") else None
        return Post(role, spoken, 0.7) if spoken else None


def _beside(scene: Scene, line: Skeleton, unit: Unit, chain: Mention) -> Mention | None:
    """The body that is told by the chain's alone: its sister (工商联), else its part (办公厅)."""
    return sister(scene, line, unit, chain) or part_of_chain(scene, line, unit, chain)


def _suits(role: Role, body: Mention) -> bool:
    """Whether a role may be held at the body of the post before it: no 院长 at a bureau, no 董事长 at a government."""
    kind, heads = role.title.kind, role.title.heads
    if kind == "state":
        return False
    if kind in ("firm", "founder"):
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
