"""Words that invented people, firms, shops and goods are made of; none is taken from life."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from app.domain.centre import CentreProfile
from app.domain.text import short_name

T = TypeVar("T")

_SURNAMES = "陈李黄梁林张吴周何罗郑谢王刘邓冯叶曾苏彭欧卢蔡朱余杜杨潘袁区萧麦关霍谭简伍甘莫邝"
_GIVEN_FIRST = "伟建志嘉俊子文永国家慧美丽雅静婉淑晓敏思卓宏泽昌振耀炳润锦佩月秀惠颖"
_GIVEN_LAST = "明强辉华荣杰豪彬龙生军平峰斌玲芳仪怡珊琪欣婷燕英娟萍霞浩然轩霖铭泉"
# Two rare signs in a row: no firm of the trade is known to be called so.
_BRAND_FIRST = "岚汐澜弥昭翎黛霁栩珩筠鹭槿芃璟沐漪聿骞峤淇菀"
_BRAND_LAST = "朔柏沅翊禾曜泊屿砚棠宥铎庭澈霈煦崧岑韫舜苡笙"
_TRADES = ("电器", "科技", "工艺", "制品", "实业")
_STREETS = ("新兴大道", "中兴路", "东岸北路", "工业大道", "同益路", "岗南路", "富源路", "顺成路")
_ZONES = ("第一工业区", "螺沙工业区", "永兴工业园", "七坊工业园", "海洲工业区", "创业园")
_PLATFORMS = ("淘宝", "天猫", "京东", "拼多多", "1688", "抖音")
_SERIES = ("云纹", "极光", "竹影", "山水", "流星", "几何", "花语", "简约", "月牙", "鸟巢", "水波")
_AGENCIES = ("正衡", "允协", "明则", "恒简", "致远衡", "瑞简")
_LAW_FIRMS = ("明简", "衡岸", "粤则", "同岸")
COURTS = ("第一人民法院", "第二人民法院", "中级人民法院")


def pick(rng: Random, options: Sequence[T]) -> T:
    """Return one of ``options``, of which there is at least one."""
    return options[int(rng.random() * len(options))]


def person(rng: Random) -> str:
    """Return the name of a person who is not meant to exist."""
    last = pick(rng, _GIVEN_LAST)
    first = pick(rng, _GIVEN_FIRST) if rng.random() < 0.85 else ""
    return f"{pick(rng, _SURNAMES)}{first}{last}"


def brand(rng: Random) -> str:
    """Return the made-up core of a firm's name (字号)."""
    return f"{pick(rng, _BRAND_FIRST)}{pick(rng, _BRAND_LAST)}"


class Vocabulary:
    """What a centre's own profile adds to the words: places, trades, goods (词汇)."""

    def __init__(self, centre: CentreProfile) -> None:
        trade = centre.industry[:4]
        halves = (trade[:2], trade[2:]) if len(trade) == 4 else (trade,)
        self.city = centre.city
        self.trades = (*halves, *halves, *halves, *_TRADES)
        # Most makers sit in the first towns of the profile, where the trade is at home.
        towns = centre.town_names
        self.towns = (*towns[:1] * 6, *towns[:3] * 4, *towns)
        self.markets = centre.markets
        self.platforms = centre.platforms or _PLATFORMS
        self.products = centre.products or (f"{trade}产品",)
        self.classes = centre.locarno
        self.ipc = centre.ipc
        self.exhibitions = centre.exhibitions or (f"{centre.city}{trade}博览会",)
        self.authority = centre.letterhead or f"{centre.city}市场监督管理局"
        self.centre = centre.short_name

    def town(self, rng: Random) -> str:
        """Return a town of the centre; empty when its profile lists none."""
        return pick(rng, self.towns) if self.towns else ""

    def company(self, rng: Random, town: str) -> str:
        """Return the name of a limited company."""
        form = "有限公司" if rng.random() < 0.93 else "股份有限公司"
        return f"{self._place(rng, town)}{brand(rng)}{pick(rng, self.trades)}{form}"

    def trader(self, rng: Random, town: str) -> str:
        """Return the name of a sole trader: a workshop, a stall, a shop."""
        form = pick(rng, ("厂", "厂", "门市部", "经营部", "商行", "店"))
        tail = "（个体工商户）" if rng.random() < 0.2 else ""
        return f"{self._place(rng, town)}{brand(rng)}{self.trades[0]}{form}{tail}"

    def partnership(self, rng: Random) -> str:
        """Return the name of a body without legal personality."""
        return f"{self.city}{brand(rng)}{self.trades[0]}商会"

    def shop(self, rng: Random, seller: str) -> str:
        """Return the name of a shop on a platform, after its seller."""
        core = short_name(seller)[:4]
        return f"{core}{pick(rng, ('旗舰店', '专营店', '企业店', '优选店', '工厂店'))}"

    def product(self, rng: Random) -> str:
        """Return what is made or sold."""
        return pick(rng, self.products)

    def design_title(self, rng: Random, product: str) -> str:
        """Return the title of a design patent."""
        return f"{product}（{pick(rng, _SERIES)}{rng.randint(1, 99)}）"

    def model(self, rng: Random) -> str:
        """Return a maker's type number."""
        return f"{pick(rng, 'ABDHKMXZ')}{pick(rng, 'CDLTWY')}-{rng.randint(1000, 9999)}"

    def address(self, rng: Random, town: str) -> str:
        """Return an address in the city."""
        place = pick(rng, _STREETS) if rng.random() < 0.6 else pick(rng, _ZONES)
        return f"{self.city}{town}{place}{rng.randint(1, 198)}号"

    def agency(self, rng: Random) -> str:
        """Return a patent agency's name."""
        return f"{self.city}{pick(rng, _AGENCIES)}专利代理事务所"

    def law_firm(self, rng: Random) -> str:
        """Return a law firm's name."""
        return f"广东{pick(rng, _LAW_FIRMS)}律师事务所"

    def court(self, rng: Random) -> str:
        """Return a court of the city."""
        return f"{self.city}{pick(rng, COURTS)}"

    def link(self, rng: Random) -> str:
        """Return the address of an offer, under a domain that never resolves."""
        return f"https://item.example.com/offer/{rng.randint(10**11, 10**12 - 1)}.html"

    def _place(self, rng: Random, town: str) -> str:
        return f"{self.city}{town}" if rng.random() < 0.5 else self.city
