"""Invented papers for the tests of the writers: one of every layout."""

from __future__ import annotations

from app.domain.documents.blocks import (
    Addressee,
    Align,
    Attachments,
    Blank,
    Block,
    Cell,
    Heading,
    Imprint,
    Layout,
    Letterhead,
    Number,
    PageBreak,
    PaperContent,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)

CENTRE = "云岭市知识产权保护中心"
BUREAU = "云岭市东湖区市场监督管理局"


def notice() -> PaperContent:
    """Return a notice of acceptance under a red letterhead, with attachments and imprint."""
    blocks: tuple[Block, ...] = (
        Letterhead(CENTRE),
        Number("云知保受〔2026〕17号"),
        Title(("专利侵权纠纷处理请求", "受理通知书")),
        Addressee("云岭明灯照明科技有限公司："),
        Paragraph(
            "你公司与云岭星河电子商务有限公司专利侵权纠纷处理请求，本机关于2026年6月15日收到。"
            "经审查，该请求符合《专利行政执法办法》规定的受理条件，本机关于2026年6月19日"
            "予以立案，案号为云知保案〔2026〕17号。"
        ),
        Heading("一、涉案专利", 1),
        Paragraph("专利号：ZL202430380182.4，名称：“卷发棒（NV697）”，专利类型：外观设计。"),
        Heading("二、合议组", 1),
        Heading("（一）组成", 2),
        Paragraph("本案由李明、王芳、赵𠮷组成合议组处理，李明任组长。"),
        Heading("三、权利义务", 1),
        Paragraph(
            "你公司有权申请回避、委托代理人、查阅案卷、提交证据和陈述意见，"
            "应当如实陈述、按时到场并配合调查。"
        ),
        Attachments(("送达地址确认书", "当事人权利义务告知书（含回避申请的提出方式及期限的说明）")),
        Signature(CENTRE, "2026年6月19日"),
        Imprint(
            ("抄送：云岭市市场监督管理局。", "云岭市知识产权保护中心办公室　2026年6月19日印发")
        ),
    )
    return PaperContent("专利侵权纠纷处理请求受理通知书", CENTRE, Layout.OFFICIAL, blocks)


def ruling() -> PaperContent:
    """Return an administrative ruling of six pages, without letterhead."""
    blocks: tuple[Block, ...] = (
        Title((f"{BUREAU}", "专利侵权纠纷案件行政裁决书")),
        Number("滇云东知法裁字〔2026〕11号"),
        *(Paragraph(line) for line in _PARTIES),
        *(Paragraph(line) for line in _PROCEDURE),
        Heading("一、请求人的请求及事实和理由", 1),
        *(Paragraph(line) for line in _REQUEST),
        Heading("二、被请求人的答辩", 1),
        *(Paragraph(line) for line in _DEFENCE),
        Heading("三、证据和查明的事实", 1),
        Heading("（一）双方证据", 2),
        *(Paragraph(line) for line in _EVIDENCE),
        Heading("（二）本机关查明的事实", 2),
        *(Paragraph(line) for line in _FACTS),
        Heading("四、本机关认为", 1),
        *(Paragraph(line) for line in _REASONS),
        Heading("五、裁决", 1),
        *(Paragraph(line) for line in _ORDER),
        Blank(),
        Paragraph("合议组组长：李明", align=Align.RIGHT, indent=0),
        Paragraph("合议组成员：王芳　赵𠮷", align=Align.RIGHT, indent=0),
        Signature(BUREAU, "2026年9月28日"),
    )
    return PaperContent("专利侵权纠纷案件行政裁决书", BUREAU, Layout.OFFICIAL, blocks)


def receipt_form() -> PaperContent:
    """Return a receipt of service: cells over several columns and rows, a repeated head."""
    head = Row(
        tuple(_label(text) for text in ("送达文书", "文号", "送达方式", "收到时间", "收件人"))
    )
    served = tuple(
        Row((Cell(title), Cell(number), Cell("直接送达", align=Align.CENTRE), Cell(""), Cell("")))
        for title, number in (
            ("专利侵权纠纷处理请求受理通知书", "云知保受〔2026〕17号"),
            ("答辩通知书", "云知保答〔2026〕17号"),
            ("合议组成员告知书", ""),
        )
    )
    papers = Table((3.0, 2.6, 1.4, 1.6, 1.4), (head, *served), heads=1)
    facts = Table(
        (1.6, 3.4, 1.6, 3.4),
        (
            Row(
                (
                    _label("案由"),
                    Cell("外观设计专利侵权纠纷"),
                    _label("案号"),
                    Cell("云知保案〔2026〕17号"),
                )
            ),
            Row((_label("受送达人"), Cell("云岭星河电子商务有限公司", span=3))),
            Row((_label("送达地点"), Cell("云岭市东湖区创新路88号3栋201室", span=3))),
            Row(
                (
                    _label("代收情形", rows=2),
                    Cell("代收人：", span=1),
                    _label("与受送达人关系"),
                    Cell(""),
                )
            ),
            Row((Cell("代收理由：\n□ 同住成年家属　□ 负责收件的人", span=3),), least=2),
            Row((_label("拒收情形\n（见证人）"), Cell("", span=3)), least=4),
            Row((_label("备注"), Cell("", span=3)), least=3),
        ),
    )
    blocks: tuple[Block, ...] = (
        Title((CENTRE, "送达回证")),
        Number("云知保送〔2026〕33号"),
        facts,
        Blank(),
        papers,
        Paragraph("送达人：　　　　　　　　　　2026年　　月　　日", align=Align.RIGHT, indent=0),
    )
    return PaperContent("送达回证", CENTRE, Layout.FORM, blocks)


def envelope() -> PaperContent:
    """Return two envelopes: 左 postcode and address, 中 recipient, 右 sender."""
    blocks: list[Block] = []
    for name in ("云岭星河电子商务有限公司　收", "赵𠮷　收"):
        if blocks:
            blocks.append(PageBreak())
        blocks += [
            Paragraph("650000", indent=0),
            Paragraph("云岭市东湖区创新路88号3栋201室", indent=0),
            Paragraph(name, indent=0, align=Align.CENTRE),
            Paragraph(CENTRE, indent=0, align=Align.RIGHT),
            Paragraph("云岭市中心大道1号　邮政编码650100", indent=0, align=Align.RIGHT),
        ]
    return PaperContent("信封", CENTRE, Layout.ENVELOPE, tuple(blocks), numbered=False)


def label() -> PaperContent:
    """Return two spine labels of an archive, one a row; the cells stand one below the other."""
    rows = tuple(
        Row((Cell("二〇二六年"), Cell("云知保案〔2026〕17号"), Cell(f"第{volume}卷", label=True)))
        for volume in ("一", "二")
    )
    table = Table((1.0, 2.0, 1.0), rows)
    return PaperContent("卷脊签", CENTRE, Layout.LABEL, (table,), numbered=False)


def official() -> tuple[PaperContent, ...]:
    """Return the papers set by the national standard."""
    return notice(), ruling()


def every_sample() -> tuple[PaperContent, ...]:
    """Return one paper of every layout."""
    return notice(), ruling(), receipt_form(), envelope(), label()


def _label(text: str, rows: int = 1) -> Cell:
    return Cell(text, rows=rows, label=True, align=Align.CENTRE)


_PARTIES = (
    "请求人：云岭明灯照明科技有限公司",
    "地址：云岭市东湖区创新路12号",
    "法定代表人：陈立，执行董事",
    "委托代理人：周宁，云岭正言律师事务所律师",
    "被请求人：云岭星河电子商务有限公司",
    "地址：云岭市东湖区创新路88号3栋201室",
    "法定代表人：何欣，总经理",
    "委托代理人：孙博，该公司员工",
)
_PROCEDURE = (
    (
        "请求人云岭明灯照明科技有限公司就其专利号为ZL202430380182.4、名称为“卷发棒（NV697）”的"
        "外观设计专利与被请求人云岭星河电子商务有限公司发生专利侵权纠纷，向本机关提出处理请求。"
        "本机关于2026年6月19日立案受理，案号为滇云东知法案〔2026〕11号，并依法组成合议组审理本案。"
    ),
    (
        "本机关于2026年6月23日向被请求人送达了请求书副本及所附证据材料，并于2026年6月25日"
        "对被请求人的经营场所进行了现场勘验检查，当场清点被控侵权产品544件，其中已包装400件，"
        "未包装144件，抽样取证2件。2026年9月10日，本机关对本案进行口头审理，请求人的委托代理人周宁、"
        "被请求人的委托代理人孙博到庭参加审理。本案现已审结。"
    ),
)
_REQUEST = (
    (
        "请求人请求本机关：1. 认定被请求人制造、许诺销售、销售的卷发棒产品侵犯其专利权；"
        "2. 责令被请求人立即停止侵权行为；3. 责令被请求人销毁库存侵权产品及专用模具。"
    ),
    (
        "请求人称：请求人系涉案专利的专利权人，涉案专利于2024年6月24日申请，2025年1月3日获得授权公告，"
        "至今合法有效。2026年5月20日，请求人的委托代理人在1688平台“星河个护工厂店”购买了被控侵权产品1件，"
        "支付价款58.00元，订单编号为3867 2201 5569，购买过程由时间戳固定。经比对，"
        "被控侵权产品与涉案专利为相同种类产品，整体视觉效果无实质性差异，落入涉案专利权的保护范围。"
    ),
)
_DEFENCE = (
    (
        "被请求人在答辩期内提交了书面答辩意见，称：1. 被控侵权产品系其自行设计，"
        "与涉案专利在手柄末端、"
        "按键布局和出风口格栅上存在明显区别；2. 卷发棒整体呈圆柱形系该类产品的惯常设计，"
        "设计空间较小，一般消费者会更关注局部设计的变化；3. 被控侵权产品使用的是现有设计。"
    ),
)
_EVIDENCE = (
    (
        "请求人为支持其主张提交了下列证据：1. 外观设计专利证书、专利登记簿副本及年费缴纳凭证，"
        "用以证明请求人的权利基础；"
        "2. 外观设计专利权评价报告，结论为未发现不符合授予专利权条件的缺陷；"
        "3. 可信时间戳认证证书及购买过程录屏，用以证明被请求人许诺销售、销售被控侵权产品；"
        "4. 被控侵权产品实物1件及发票、快递面单。"
    ),
    "被请求人提交了下列证据：1. 产品设计图纸打印件；2. 某电商平台2023年11月的商品页面截图打印件。",
    (
        "经质证，被请求人对请求人证据的真实性、合法性、关联性均无异议。请求人对被请求人证据1、"
        "证据2的真实性不予认可，认为均系打印件，无法核实形成时间。本机关认为，请求人提交的证据真实、"
        "合法，与本案具有关联性，予以采信；被请求人未提交证据1、证据2的原件或者原始载体，亦无其他证据佐证，"
        "本机关不予采信。"
    ),
)
_FACTS = (
    (
        "涉案专利的申请日为2024年6月24日，授权公告日为2025年1月3日，专利权人为请求人，"
        "当前年费已按期缴纳，专利权处于有效状态。涉案专利的设计要点在于产品的形状，"
        "最能表明设计要点的图片为立体图。"
    ),
    (
        "被请求人自2026年3月起在1688平台开设的店铺展示并销售被控侵权产品，"
        "截至现场勘验检查之日页面显示成交1,286件，单价58.00元。"
        "勘验检查时被请求人未能提供被控侵权产品的合法来源证明。"
    ),
    (
        "将被控侵权产品与涉案专利的图片进行比对：二者均由圆柱形发热管、收腰式手柄和环形尾座组成，"
        "发热管与手柄的比例、手柄的收腰弧度、按键的位置及排列、尾座的环形开口基本相同；"
        "区别在于被控侵权产品的出风口格栅为菱形，涉案专利为圆孔形，且该部位在正常使用时不易被直接观察到。"
    ),
)
_REASONS = (
    (
        "请求人系涉案专利的专利权人，其专利权合法有效，应受法律保护。根据《中华人民共和国专利法》"
        "第六十四条第二款的规定，外观设计专利权的保护范围以表示在图片或者照片中的该产品的外观设计为准，"
        "简要说明可以用于解释图片或者照片所表示的该产品的外观设计。"
    ),
    (
        "被控侵权产品与涉案专利产品均为卷发棒，属于相同种类产品。以一般消费者的知识水平和认知能力，"
        "对授权外观设计、被控侵权设计可以直接观察到的设计特征进行整体观察、综合判断，"
        "二者的相同点构成产品的主要视觉特征，对整体视觉效果具有更显著的影响；"
        "二者的区别位于产品使用时不易被直接观察到的部位，对整体视觉效果的影响有限。"
        "因此，二者在整体视觉效果上无实质性差异，构成近似，被控侵权设计落入涉案专利权的保护范围。"
    ),
    (
        "被请求人主张现有设计抗辩，但其提交的证据不足以证明有关设计在涉案专利申请日以前已为公众所知，"
        "本机关对该抗辩不予支持。被请求人主张惯常设计和设计空间较小，亦未提交相应证据，本机关不予采纳。"
    ),
)
_ORDER = (
    "综上，依据《中华人民共和国专利法》第十一条第二款、第六十四条第二款、第六十五条的规定，裁决如下：",
    (
        "1. 被请求人云岭星河电子商务有限公司立即停止制造、许诺销售、销售侵犯"
        "专利号为ZL202430380182.4、"
        "名称为“卷发棒（NV697）”的外观设计专利权的产品；"
    ),
    "2. 被请求人云岭星河电子商务有限公司立即销毁库存的侵权产品544件及制造侵权产品的专用模具；",
    "3. 驳回请求人的其他请求。",
    (
        "当事人如不服本裁决，可以自收到本裁决书之日起十五日内依照《中华人民共和国行政诉讼法》"
        "向人民法院起诉；期满不起诉又不停止侵权行为的，本机关可以申请人民法院强制执行。"
    ),
)
