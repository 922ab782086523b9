"""What is on the phones of the tests: goods, dishes, people and notes that no recording has."""

from __future__ import annotations

from skills.errands_on_the_phone import World

HERBS: World = {
    "apps": {
        "orange": {
            "state": {
                "goods": [
                    {"name": "云脊山 野生蜂巢蜜 300g", "price": 66},
                    {"name": "竹编收纳筐 大号", "price": 39.5},
                    {"name": "黑芝麻丸 9g×30", "price": 48},
                ],
                "delivery_fee": 4,
                "ads": [{"screen": "home", "title": "周年庆", "text": "全场直降"}],
            }
        },
        "whale": {
            "state": {
                "goods": [
                    {"name": "黑芝麻丸 9g×30", "price": 41},
                    {"name": "野生蜂巢蜜 300g", "price": 90},
                ],
                "delivery_fee": 5,
            }
        },
        "takeaway": {
            "state": {
                "restaurants": [
                    {
                        "name": "沙洲烤包子",
                        "dishes": [
                            {"name": "羊肉烤包子", "price": 6, "options": {"辣度": ["不辣", "香辣"]}},
                            {"name": "馕坑肉", "price": 45},
                        ],
                    },
                    {"name": "南枝糖水", "dishes": [{"name": "椰汁西米露", "price": 15}]},
                ],
                "ads": [{"screen": "home", "title": "午间立减", "text": "仅限今天"}],
            }
        },
    }
}
CELLAR: World = {
    "seed": 7,
    "apps": {
        "orange": {
            "state": {
                "goods": [{"name": "Smoked Paprika 80 g", "price": 21}, {"name": "Oak Coat Hangers", "price": 55}]
            }
        },
        "whale": {"state": {"goods": [{"name": "Smoked Paprika 80 g", "price": 34}], "delivery_fee": 1}},
        "takeaway": {
            "state": {
                "restaurants": [
                    {
                        "name": "Clay Oven Corner",
                        "dishes": [{"name": "Garlic naan", "price": 9}, {"name": "Lamb saag", "price": 52}],
                    }
                ]
            }
        },
    },
}
TEA: World = {
    "settings": {"system": {"font_scale": "1.3"}},
    "apps": {
        "takeaway": {
            "state": {
                "restaurants": [
                    {
                        "name": "浮云茶室",
                        "minimum": 20,
                        "dishes": [
                            {"name": "茉莉奶绿", "price": 16, "options": {"糖度": ["全糖", "半糖"]}},
                            {"name": "碱水结", "price": 9},
                        ],
                    }
                ],
                "carts": {"浮云茶室": [{"dish": "碱水结", "count": 2}]},
            }
        },
        "orange": {
            "state": {
                "goods": [
                    {"name": "羊毛毯", "price": 100, "specs": ["灰色", {"name": "红色", "price": 150}]},
                    {"name": "短筒雨靴", "price": 49, "specs": ["黑色", "深红色"]},
                    {"name": "竹筛模型", "price": 5},
                    {"name": "竹筛 中号", "price": 20},
                ],
                "delivery_fee": 8,
            }
        },
        "whale": {
            "state": {
                "goods": [
                    {"name": "羊毛毯", "price": 110, "specs": ["深灰色", {"name": "红色", "price": 115}]},
                    {"name": "竹筛 中号", "price": 20},
                ],
                "delivery_fee": 8,
            }
        },
        "notes": {
            "state": {
                "notes": [
                    {"title": "露营采购", "items": ["木炭", {"text": "驱蚊液", "done": True}, "冰块"]},
                    {"title": "书单", "body": "露营入门"},
                ]
            }
        },
        "messages": {"state": {"contacts": ["王磊磊", "赵静"], "chats": []}},
    },
}
CAMPING: World = {
    "apps": {
        "notes": {
            "state": {
                "notes": [
                    {"title": "露营装备", "body": "天幕、炉头、折叠桌"},
                    {"title": "书单", "body": "三本"},
                    {"title": "Boiler", "body": "serviced in May, code 4417"},
                ]
            }
        }
    }
}
