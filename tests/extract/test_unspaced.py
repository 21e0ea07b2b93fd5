"""Speakers in Japanese and Chinese: no spaces tell where a name begins and ends."""

from __future__ import annotations

import pytest

BRIDGE = "橋は月曜から閉鎖されている。"
CHINESE = [
    ("桥周一起封闭。市长林晓雯昨天说：“我们走。”", "市长林晓雯", "林晓雯"),
    ("桥周一起封闭。“我们走。”林晓雯在会上说。", "林晓雯", "林晓雯"),
    ("桥周一起封闭。交通局局长林晓雯表示，桥“还不能走”。", "交通局局长林晓雯", "林晓雯"),
    ("桥周一起封闭。市长林晓雯6日发表讲话，批评对手“只会说”。", "市长林晓雯", "林晓雯"),
    ("桥周一起封闭。用林晓雯的话说，这是“一座没有尽头的桥”。", "林晓雯", "林晓雯"),
    ("桥周一起封闭。“孩子们绕路上学，”家住桥头的周大海说。", "周大海", "周大海"),
    ("桥周一起封闭。一位不愿透露姓名的居民说：“我们走。”", "一位不愿透露姓名的居民", None),
    ("橋週一起封閉。環保團體「守護河岸」則表示，「橋不該拆」。", "守護河岸", None),
    ("橋週一起封閉。市議員黃雅婷昨（三）日痛批，工程「一拖再拖」。", "市議員黃雅婷", "黃雅婷"),
    ("新华社南湾5月2日电 市长林晓雯2日表示，桥“不会拆”。", "市长林晓雯", "林晓雯"),
    ("桥周一起封闭。“我们走。”回忆起那一夜，目击者赵大海仍在发抖。", "目击者赵大海", "赵大海"),
    ("桥周一起封闭。在野党党首林晓雯批评称，工程“一拖再拖”。", "在野党党首林晓雯", "林晓雯"),
    ("桥周一起封闭。21岁的小将低着头说：“我们走。”", "21岁的小将", None),
    ("桥周一起封闭。林晓雯都说：“我们走。”", "林晓雯", "林晓雯"),
    ("橋週一起封閉。未參與工程的學者黃雅婷表示，橋「不該拆」。", "學者黃雅婷", "黃雅婷"),
    ("桥周一起封闭。据一位参与工程的工人透露，桥“修不好”。", "一位参与工程的工人", None),
    ("桥周一起封闭。据知情人士透露，桥“明年也修不好”。", "知情人士", None),
]  # fmt: skip
JAPANESE = [
    (BRIDGE + "市長の田中遥氏（52）は「渡れない」と述べた。", "市長の田中遥氏", "田中遥"),
    (BRIDGE + "「渡れない」と田中遥さんは話した。", "田中遥さん", "田中遥"),
    (BRIDGE + "「渡れない」と田中遥さん。", "田中遥さん", "田中遥"),
    (BRIDGE + "「もう渡れない」。店を営む田中遥さんはそう話す。", "田中遥さん", "田中遥"),
    (BRIDGE + "「渡れない」と話すのは、近くで店を営む田中遥さんだ。", "田中遥さん", "田中遥"),
    (BRIDGE + "「渡れない」と肩を落とした田中遥選手。", "田中遥選手", "田中遥"),
    (BRIDGE + "県の広報室によると、橋の柱は「想定より古い」という。", "県の広報室", "県"),
    (BRIDGE + "田中監督も目を細めた。「もう渡れる」", "田中監督", "田中"),
    (BRIDGE + "米大統領のジョン・ルイス氏は「渡る」と語った。", "米大統領のジョン・ルイス氏",
     "ジョン・ルイス"),
    (BRIDGE + "一方、田中遥監督は「渡れない」と反発した。", "田中遥監督", "田中遥"),
    (BRIDGE + "市民からは「渡れない」との声が上がった。", "市民", None),
    (BRIDGE + "木暮隆之容疑者を逮捕した。県警によると、「部下に任せた」と容疑を否認。",
     "木暮隆之容疑者", "木暮隆之"),
    (BRIDGE + "引退を切り出すと、母・由美子さんに「あと1勝」と言われた。", "母・由美子さん",
     "由美子"),
    (BRIDGE + "田中遥市長は「渡れない」と述べた。工事は続けるとし、「待って」とも語った。",
     "田中遥市長", "田中遥"),
    (BRIDGE + "店を継いだ田中遥さん（36）。\n\n――なぜですか。\n\n「橋が好きで」", "田中遥さん",
     "田中遥"),
    (BRIDGE + "「渡れない」とは隣家の田中遥さんの言葉だ。", "隣家の田中遥さん", "田中遥"),
    (BRIDGE + "「もう渡れない」。そう振り返るのは、近くで店を営む田中遥さん（66）だ。",
     "田中遥さん", "田中遥"),
    (BRIDGE + "橋は誰のものか。「渡りながら泣いていた」（参加者の一人）。", "参加者の一人", None),
    (BRIDGE + "弁護士・田中みのりは「渡れない」と舌を巻いた。", "弁護士・田中みのり", None),
    (BRIDGE + "俳優の田中みのり（32）が「渡れない」と話した。", "俳優の田中みのり", "田中みのり"),
    (BRIDGE + "田中遥さん（39）に聞いた。\n\n田中　「渡れない」", "田中", "田中遥"),
    (BRIDGE + "田中遥さん（39）に聞いた。\n\n――なぜ。\n\n田中　「渡れない」\n\n――では。\n\n"
     "「待つだけです」", "田中", "田中遥"),
    (BRIDGE + "市民団体「橋を渡る会」は「早く直して」と訴える。", "橋を渡る会", "橋を渡る会"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "resolved"), CHINESE + JAPANESE)
def test_the_clause_of_the_quotation_names_the_speaker(extract, text, speaker, resolved):
    attribution = extract(text)[-1].attribution
    assert (attribution.mention, attribution.resolved) == (speaker, resolved)
    assert attribution.span is not None


FOLLOWED = [
    ("桥已封闭。市长林晓雯说：“我们走。”她补充道：“明天走。”", ["林晓雯", "林晓雯"]),
    ("桥已封闭。“我们走，”市长林晓雯说，“明天走。”", ["林晓雯", "林晓雯"]),
    ("桥已封闭。市长林晓雯回应“一定修”，并表示桥“不会拆”。", ["林晓雯", "林晓雯"]),
    (
        BRIDGE + "市長の田中遥氏は「渡れない」と述べた。「直すまで待って」とも話した。",
        ["田中遥", "田中遥"],
    ),
    (BRIDGE + "田中遥市長は「渡れない」と述べた。市長は「待って」と話した。", ["田中遥", "田中遥"]),
]


@pytest.mark.parametrize(("text", "resolved"), FOLLOWED)
def test_who_spoke_speaks_on(extract, text, resolved):
    assert [quotation.attribution.resolved for quotation in extract(text)] == resolved


@pytest.mark.parametrize(
    "text",
    [
        "桥已封闭。林晓雯出席了首届“南湾”论坛。",
        "桥已封闭。他被称为“桥王”。",
        BRIDGE + "田中遥氏は「橋の王」と呼ばれている。",
        BRIDGE + "工事は「渡ろう」キャンペーンの一つだ。",
    ],
)
def test_what_something_is_called_nobody_said(extract, text):
    attribution = extract(text)[0].attribution
    assert attribution.mention is None


def test_hostile_text_is_read_in_time(extract):
    text = BRIDGE + "说" * 3000 + "“我们走”" * 300 + "が" * 3000 + "「行く」" * 300
    assert len(extract(text)) == 600


@pytest.mark.parametrize("piece", ["さん", "の", "田中さん", "ら"])
def test_many_small_pieces_of_a_name_are_read_once(extract, piece):
    assert len(extract(BRIDGE + piece * 60 + "へ「渡れない」と")) == 1
