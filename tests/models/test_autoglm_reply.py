import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fingertips.action import (
    Ask,
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    TakeOver,
    Tap,
    Type,
    Wait,
)
from fingertips.errors import OffScreen, Unparsable
from fingertips.geometry import Point
from fingertips.models.dialects.autoglm import parse
from fingertips.models.request import Reply

TAP = Tap(Point(0.5, 0.3))


def decided(text: str, thought: str = ""):
    return parse(Reply(text, thought))


def answered(call: str):
    return decided(f"<think>想一想</think><answer>{call}</answer>").action


@pytest.mark.parametrize(
    ("call", "action"),
    [
        ('do(action="Launch", app="橙市")', Launch("橙市")),
        ('do(action="Tap", element=[500,300])', TAP),
        ('do(action="Type", text="一箱牛奶")', Type("一箱牛奶")),
        ('do(action="Type", text="")', Type("")),
        ('do(action="Type_Name", text="张三")', Type("张三")),
        ('do(action="Swipe", start=[500,800], end=[500,200])', Swipe(Point(0.5, 0.8), Point(0.5, 0.2))),
        ('do(action="Long Press", element=[1,999])', LongPress(Point(0.001, 0.999))),
        ('do(action="Double Tap", element=[0,0])', DoubleTap(Point(0, 0))),
        ('do(action="Back")', Press(Key.BACK)),
        ('do(action="Home")', Press(Key.HOME)),
        ('do(action="Wait", duration="3 seconds")', Wait(3)),
        ('do(action="Note", message="True")', Note("想一想", page=True)),
        ('do(action="Note")', Note("想一想", page=True)),
        ('do(action="Note", message="总价 46 元")', Note("总价 46 元")),
        ('do(action="Call_API", instruction="哪家便宜")', Summarize("哪家便宜")),
        ('do(action="Take_over", message="请登录")', TakeOver("请登录")),
        ('do(action="Take_over")', TakeOver("想一想")),
        ('do(action="Interact")', Ask("想一想")),
        ('do(action="Interact", message="要大份吗？")', Ask("要大份吗？")),
        ('finish(message="已下单")', Finish("已下单")),
    ],
)
def test_each_action_of_the_grammar_is_read(call, action):
    assert answered(call) == action


@pytest.mark.parametrize(
    ("reply", "action"),
    [
        ('do(action="Tap", element=[500,300])</answer>', TAP),
        ('好的。do(action="Tap", element=[500,300])', TAP),
        ('<answer>do(action="Tap", element=[500,300])', TAP),
        ('<think>看</think>\n<answer>\ndo(action="Tap", element=[500,300])\n</answer>\n', TAP),
        ('<think>看</think>do(action="Tap", element=[500,300])', TAP),
        ('<think>看<answer>do(action="Tap", element=[500,300])</answer>', TAP),
        ('<answer><|begin_of_box|>do(action="Tap", element=[500,300])<|end_of_box|></answer>', TAP),
        ('<|begin_of_box|>do(action="Tap", element=[500,300])<|end_of_box|>', TAP),
        ('<answer>do(action="Tap", element=[500,300])</answer> 我点了搜索框。', TAP),
        ('<answer>do(action="Tap", element=[500,300])</answer><|user|>', TAP),
        ('```python\ndo(action="Tap", element=[500,300])\n```', TAP),
        ("<answer>do(action='Tap', element=(500.0, 300))</answer>", TAP),
        ('<answer>do(action="Tap", element=[ 500, 300, ])</answer>', TAP),
        ('<answer>do( action = "tap" , element = [ 500 , 300 ] , )</answer>', TAP),
        ('<answer>do(action="Tap", element=[500,300], reason="其它")</answer>', TAP),
        ('<answer>[sensitive]do(action="Tap", element=[500,300])</answer>', TAP),
        ('<answer>do(action="Tap", element=[500,300])\ndo(action="Back")</answer>', TAP),
        ('<answer>do(action="Tap", element=[500,300])</answer><answer>do(action="Back")</answer>', TAP),
        ('<answer>do(action="Tap", element=[500,300])\nfinish(message="完成")</answer>', TAP),
        ('<think>最后要 finish(message="完成")</think><answer>do(action="Tap", element=[500,300])</answer>', TAP),
        ('完成后我会用 finish(message=xxx) 结束。\ndo(action="Tap", element=[500,300])', TAP),
        ('做完会 finish(message="好了")，现在先 do(action="Tap", element=[500,300])', TAP),
        ('<answer>do(action="Type", text="去哪里"吃饭"呀？")</answer>', Type('去哪里"吃饭"呀？')),
        ('<answer>do(action="Type", text="第一行\n第二行")</answer>', Type("第一行\n第二行")),
        ('<answer>do(action="Type", text="他说(真的)")</answer>', Type("他说(真的)")),
        ('<answer>do(action="Type", text="a</answer>b")</answer>', Type("a</answer>b")),
        ('<answer>do(action="Type", text="it\'s")</answer>', Type("it's")),
        ('<answer>do(action="Type", text="a\\nb\\d")</answer>', Type("a\nb\\d")),
        ('do(action="Type", text="do(action=\\"Back\\")")', Type('do(action="Back")')),
        ('可以 do(action="Back") 返回，不过先点。do(action="Tap", element=[500,300])', TAP),
        ('<answer>do(action="Wait", duration=2)</answer>', Wait(2)),
        ('<answer>do(action="Wait", duration="2.5 秒")</answer>', Wait(2.5)),
        ('<answer>do(action="Long_Press", element=[500,300])</answer>', LongPress(Point(0.5, 0.3))),
        ('<answer>finish(message="他说"好"，\n已下单")</answer>', Finish('他说"好"，\n已下单')),
        ('任务完成。\nfinish(message="已下单")', Finish("已下单")),
        ('任务完成。finish(message="已下单")', Finish("已下单")),
    ],
)
def test_what_models_really_write_is_survived(reply, action):
    assert decided(reply).action == action


@pytest.mark.parametrize(
    ("reply", "case"),
    [
        ("", "no_action"),
        ("任务已经完成了。", "no_action"),
        ("<think>想</think><answer></answer>", "no_action"),
        ("<think>想</think><answer>点击搜索框</answer>", "no_action"),
        ('<think>我只要 finish(message="完成")', "no_action"),
        ('<think>a</think><think>do(action="Back")', "no_action"),
        ("[sensitive] 这一步涉及支付", "no_action"),
        ("[{'Type', text=\"库迪咖啡\")", "no_action"),
        ('undo(action="Back")', "no_action"),
        ('self.do(action="Back")', "no_action"),
        ('我不会 finish(message="完成")', "bad_action"),
        ('<answer>还不能 finish(message="完成")</answer>', "bad_action"),
        ('可以用 finish(message="完成") 结束任务', "bad_action"),
        ('finish(message="完成', "bad_action"),
        ("finish()", "bad_action"),
        ("finish(message=完成)", "bad_action"),
        ('finish("完成")', "bad_action"),
        ('finish(message="完成", proof="x")', "bad_action"),
        ('finish(message="完成")\ndo(action="Back")', "finish_and_more"),
        ('finish(message="完成")\nfinish(message="完成")', "finish_and_more"),
        ('do(action="Tap", element=[x,y])', "bad_action"),
        ('do(action="Tap", element=[500])', "bad_action"),
        ('do(action="Tap", element=[500,300,600,400])', "bad_action"),
        ('do(action="Tap", element=[[500,300]])', "bad_action"),
        ('do(action="Tap", element="500,300")', "bad_action"),
        ('do(action="Tap", element=[True,300])', "bad_action"),
        ('do(action="Tap", element=[1e400,300])', "bad_action"),
        ('do(action="Tap")', "bad_action"),
        ('do(action="Tap", element=[500,300]', "bad_action"),
        ('do(action="Tap", element=[500,300], element=[1,1])', "bad_action"),
        ('do(action="Tap" element=[500,300])', "bad_action"),
        ("do(action=Tap, element=[500,300])", "bad_action"),
        ('do("Tap", [500,300])', "bad_action"),
        ("do()", "bad_action"),
        ('do(action="Swipe", start=[500,800])', "bad_action"),
        ('do(action="Swipe", start=[1,1], end=[2,2], seconds=0)', "bad_action"),
        ('do(action="Type")', "bad_action"),
        ('do(action="Type", text=牛奶)', "bad_action"),
        ('do(action="Launch", app=" ")', "bad_action"),
        ('do(action="Call_API")', "bad_action"),
        ('do(action="Wait")', "bad_action"),
        ('do(action="Wait", duration="很久")', "bad_action"),
        ('do(action="Wait", duration=-1)', "bad_action"),
        ('do(action="Wait", duration=99999)', "bad_action"),
        ('do(action="Press", key="power")', "bad_action"),
        ('do(action="Note", message=[1,2])', "bad_action"),
        ('do(action="Interact", message=[1])', "bad_action"),
        ('<answer>do(action="Type", text="x" do(action="Back")</answer>', "bad_action"),
        ('do(action="Type", text="x" do(action="Back")', "bad_action"),
        ('do(action="Type", text="do(action="Back")")', "bad_action"),
        ('do(action="Tap", element=... do(action="Back")', "bad_action"),
        ('do(action="Finish", message="完成")', "unknown_action"),
        ('do(action="Pay", element=[1,1])', "unknown_action"),
        ('do(action="Tap", element=[1200,300])', "out_of_range"),
        ('do(action="Tap", element=[500,1000])', "out_of_range"),
        ('do(action="Tap", element=[-1,300])', "out_of_range"),
        ('do(action="Swipe", start=[500,2400], end=[500,200])', "out_of_range"),
        ('do(action="Back")\n' * 300, "bad_action"),
    ],
)
def test_what_can_not_be_read_is_refused_and_never_a_success(reply, case):
    with pytest.raises(Unparsable) as refusal:
        decided(reply)
    assert refusal.value.details["case"] == case
    assert refusal.value.line.text("zh")
    assert refusal.value.line.text("en")


def test_a_reply_cut_by_the_token_limit_is_refused_though_an_action_stands_in_it():
    with pytest.raises(Unparsable) as refusal:
        parse(Reply('<answer>do(action="Back")</answer>' * 500, cut=True))
    assert refusal.value.details["case"] == "cut"
    assert len(str(refusal.value.details["reply"])) <= 300


def test_a_thought_is_found_wherever_the_server_left_it():
    call = 'do(action="Back")'
    assert decided(f"<think>甲</think><answer>{call}</answer>").thought == "甲"
    assert decided(f"<answer>{call}</answer>", thought="甲").thought == "甲"
    assert decided(f"甲\n{call}").thought == "甲"
    assert decided(f"<think>乙</think>{call}", thought="甲").thought == "甲 乙"


def test_a_tap_that_the_model_holds_to_be_sensitive_says_so():
    assert decided('<answer>do(action="Tap", element=[1,1], message="支付")</answer>').warning == "支付"
    assert decided('<answer>do(action="Tap", element=[1,1], message=True)</answer>').warning == ""


def test_a_question_without_words_still_asks_something():
    assert decided('<answer>do(action="Interact")</answer>').action == Ask("Several options fit. Which one?")


PIECES = [
    "do(",
    "finish(",
    'action="Tap"',
    "element=[",
    "500",
    ",",
    "]",
    ")",
    '"',
    "'",
    "\\",
    "\n",
    " ",
    "=",
    "message=",
    "<think>",
    "</think>",
    "<answer>",
    "</answer>",
    "text=",
    "完成",
    "<|end_of_box|>",
    "do",
    "start=[1,2]",
    "`",
    "x" * 30,
]
NOISE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=300)


@settings(max_examples=400, deadline=1000)
@given(NOISE)
@example('do(action="Tap", element=[0.5, 999.00001])')
def test_any_text_is_a_decision_on_the_screen_or_a_refusal(text):
    try:
        action = decided(text).action
    except (Unparsable, OffScreen):
        return
    if isinstance(action, Tap | LongPress | DoubleTap):
        assert 0 <= action.at.x < 1
        assert 0 <= action.at.y < 1


@pytest.mark.parametrize(
    "text",
    [
        'do(action="' * 30 + '"' * 50_000,
        "do(" * 20_000,
        'do(action="Type", text="' + '" , ' * 20_000,
        'do(action="Type", text="' + '") ' * 20_000 + "x",
        'do(action="Type", text="' + "\\" * 50_000,
        "<answer>" + "</answer>" * 10_000 + "do(action=",
        "do(action=" + "[" * 50_000,
        'do(action="Type", text="' + '")' + " " * 50_000 + "y",
    ],
)
def test_no_text_takes_long(text):
    started = time.monotonic()
    with pytest.raises(Unparsable):
        decided(text)
    assert time.monotonic() - started < 5
