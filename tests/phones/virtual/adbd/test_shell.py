import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips.phones.virtual.adbd.shell.syntax import Unparsable, parsed
from fingertips.phones.virtual.adbd.shell.tree import Script
from phones.virtual.adbd.conftest import Direct


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("echo hi", "hi\n"),
        ("echo -n a; echo b", "ab\n"),
        ("echo 'a  b' \"c  d\" e\\ f  g", "a  b c  d e f g\n"),
        ('echo "it\'s" \'say "x"\' "\\$X \\"q\\""', 'it\'s say "x" $X "q"\n'),
        ("false; echo $?", "1\n"),
        ("true && echo yes || echo no", "yes\n"),
        ("false && echo yes || echo no", "no\n"),
        ("! false && echo yes", "yes\n"),
        ("nosuch 2>/dev/null; echo $?", "127\n"),
        ("X=1 Y='a b'; echo $X ${Y} \"$Y\" '$X'", "1 a b a b $X\n"),
        ("echo $nothing.", ".\n"),
        ('echo "" | wc -l', "1\n"),
        ("echo a; echo b; echo c | head -n 1", "a\nb\nc\n"),
        ("(echo a; echo b; echo c) | tail -2 | head -1", "b\n"),
        ("{ echo a; echo b; } | grep -v a", "b\n"),
        ("echo $(echo in $(echo ner)) `echo old`", "in ner old\n"),
        ("echo one > /sdcard/f; echo two >> /sdcard/f; cat /sdcard/f", "one\ntwo\n"),
        ("cat < /sdcard/none 2>/dev/null; echo $?", "1\n"),
        ("nosuch > /sdcard/f 2>&1; cat /sdcard/f", "/system/bin/sh: nosuch: inaccessible or not found\n"),
        ("printf '%s-%s\\n' a b", "a-b\n"),
        ("echo 'Foo\nbar' | grep -i foo", "Foo\n"),
        ("echo 'a1\nb22' | grep -oE '[0-9]+'", "1\n22\n"),
        ("echo 'a|b' | grep 'a\\|z'", "a|b\n"),
        ("printf 'a\\nb\\nc\\n' | grep -c .", "3\n"),
        ("[ -f /sdcard/x ] && echo there || echo not", "not\n"),
        ("touch /sdcard/x; [ -f /sdcard/x ] && [ ! -d /sdcard/x ] && echo file", "file\n"),
        ("mkdir -p /sdcard/a/b; ls /sdcard/a; test -d /sdcard/a/b; echo $?", "b\n0\n"),
        ("touch /sdcard/1.png /sdcard/2.png /sdcard/3.txt; ls /sdcard/*.png", "/sdcard/1.png\n/sdcard/2.png\n"),
        ("echo x > /sdcard/y; mv /sdcard/y /sdcard/z; cp /sdcard/z /sdcard/w; cat /sdcard/w", "x\n"),
        ("echo x > /sdcard/q; rm -rf /sdcard/q /sdcard/none; ls /sdcard/q", ""),
        ("cd /sdcard && pwd", "/sdcard\n"),
        ("echo a > /storage/emulated/0/same; cat /sdcard/same", "a\n"),
        ("sh -c 'echo inner; exit 3'; echo $?", "inner\n3\n"),
        ("id -u; whoami", "2000\nshell\n"),
        ("date +%Y-%m-%dT%H:%M:%S", "2025-10-09T16:53:20\n"),
        ("echo -n abc | md5sum", "900150983cd24fb0d6963f7d28e17f72  -\n"),
        ("echo 5L2g5aW9 | base64 -d", "你好"),
        ("seq 3 2>/dev/null || echo none", "none\n"),
        ("sleep 0.01; echo slept", "slept\n"),
        ("# nothing at all", ""),
        ("echo a # and no more", "a\n"),
        ("exit 4; echo never", ""),
        ("echo -e 'a\\tb\\x41\\0101'", "a\tbAA\n"),
        ("echo 'b\na\nb' | sort | uniq", "a\nb\n"),
        ("echo 'b\na' | sort -r", "b\na\n"),
        ("echo a:b:c | cut -d: -f2", "b\n"),
        ("echo a:b:c | cut -d : -f 2-", "b:c\n"),
        ("echo 'a\nb\nc' | tail -n +2", "b\nc\n"),
        ("echo -n abc | head -c 2", "ab"),
        ("echo 'x1\ny2\nx3' | grep -n x", "1:x1\n3:x3\n"),
        ("echo 'a\nb\nc\nd' | grep -A1 b", "b\nc\n"),
        ("echo 'a.c\nabc' | grep -F a.c", "a.c\n"),
        ("echo 'in it\ninit' | grep -w it", "in it\n"),
        ("echo hit | grep -q hit && echo found", "found\n"),
        (
            "echo a > /sdcard/g; grep -l a /sdcard/g; grep -c a /sdcard/g /sdcard/g",
            "/sdcard/g\n/sdcard/g:1\n/sdcard/g:1\n",
        ),
        ("echo one two | wc; echo 甲 | wc -m", "1 2 8\n2\n"),
        ("echo -n abc | sha1sum | head -c 8; echo -n abc | sha256sum -b | head -c 8", "a9993e36ba7816bf"),
        ("echo -n hi | base64; echo '***' | base64 -d", "aGk=\n"),
        ("mkdir /sdcard/d; touch /sdcard/d/f; rm /sdcard/d; rm -r /sdcard/d; ls /sdcard/d", ""),
        ("mkdir /sdcard/d; rmdir /sdcard/d; mkdir -p /sdcard/d/e; rmdir /sdcard/d; ls -d /sdcard/d", "/sdcard/d\n"),
        ("echo 12345 > /sdcard/s; stat -c '%s %n' /sdcard/s", "6 /sdcard/s\n"),
        ("[ 2 -gt 1 ] && [ a != b ] && [ -z '' ] && [ -n x ] && [ x ] && [ a = a ] && echo all", "all\n"),
        ("[ 1 -eq 2 ] || [ 2 -lt 1 ] || [ 1 -ge 2 ] || [ ] || echo none", "none\n"),
        ("echo x > /sdcard/c; mkdir -p /sdcard/into; cp /sdcard/c /sdcard/into; ls /sdcard/into", "c\n"),
        ("chmod 644 /sdcard/none 2>/dev/null; echo $?", "1\n"),
        ("X=5; export Y=6; unset X; echo $X$Y", "6\n"),
        ("echo 'echo from file' > /sdcard/run.sh; sh /sdcard/run.sh", "from file\n"),
        ("echo 'echo piped' | sh", "piped\n"),
        ("which input nosuch; getenforce; uname", "/system/bin/input\nEnforcing\nLinux\n"),
        ("id -un; ps -o PID,NAME | head -2", "shell\nPID NAME\n1 init\n"),
        ("pidof com.none || echo none", "none\n"),
        ("ls -l /sdcard | head -1", "total 28\n"),
        ("cat << x 2>/dev/null; echo $?", "1\n"),
        ("toybox echo a; nohup echo b; command -v screencap", "a\nb\n/system/bin/screencap\n"),
    ],
)
def test_a_line_prints_what_a_phone_prints(shell, line, out):
    assert shell(line).out == out


@pytest.mark.parametrize(
    ("line", "code", "complaint"),
    [
        ("nosuch -x", 127, "/system/bin/sh: nosuch: inaccessible or not found"),
        ("echo 'open", 1, "no closing quote"),
        ("echo a &&", 1, "unexpected 'EOF'"),
        ("| grep", 1, "unexpected '|'"),
        (")", 1, "unexpected ')'"),
        ("for i in 1 2; do echo $i; done", 1, "'for' is not known"),
        ("cat /none", 1, "cat: /none: No such file or directory"),
        ("rm /none", 1, "rm: /none: No such file or directory"),
        ("echo x > /system/x", 1, "can't create /system/x: Read-only file system"),
        ("mkdir /data/x", 1, "Permission denied"),
        ("kill 1412", 1, "Operation not permitted"),
        ("kill 9", 1, "No such process"),
        ("sleep long", 1, "bad number"),
        ("head -n x", 1, "not integer"),
        ("[ a -eq 1 ]", 2, "bad number"),
        ("[ a b c d ]", 2, "unexpected operator"),
        ("mv /sdcard/x", 1, "Needs 2 arguments"),
        ("cp /none /sdcard/x", 1, "No such file or directory"),
        ("cd /none", 2, "No such file or directory"),
        ("toybox nosuch", 127, "not found"),
        ("cat /sdcard", 1, "Is a directory"),
        ("echo ${x:-y}", 1, "bad substitution"),
        ("CLASSPATH=/data/local/tmp/s.jar app_process / com.genymobile.scrcpy.Server", 134, "Aborted"),
        ("ls /none", 1, "ls: /none: No such file or directory"),
        ("grep '['", 2, "grep: bad REGEX"),
        ("exit 9", 9, ""),
        ("true; false", 1, ""),
    ],
)
def test_what_goes_wrong_is_said_and_has_its_code(shell, line, code, complaint):
    said = shell(line)
    assert said.code == code
    assert complaint in said.err


def test_a_program_reads_what_is_typed(shell):
    assert shell("cat | wc -c", b"12345").out == "5\n"
    shell("cat > /sdcard/typed", b"\x00\xff")
    assert shell.handset.read_file("/sdcard/typed") == b"\x00\xff"


def test_a_script_that_starts_itself_ends(shell):
    shell.handset._files["/sdcard/s"] = b"sh /sdcard/s"
    assert "too many shells" in shell("sh /sdcard/s").err


def test_scratch_is_not_carried_by_the_world(shell):
    shell("echo a > /data/local/tmp/a; echo b > /sdcard/b; screencap -p /sdcard/c.png")
    assert shell.handset.files() == ["/sdcard/b"]
    assert shell("cat /data/local/tmp/a; wc -c < /sdcard/c.png").out.startswith("a\n")


LINES = st.text(
    st.one_of(st.sampled_from("abX1 ;&|()<>{}$'\"\\`#=*?[!\n/-"), st.characters(exclude_categories=["Cs"])), max_size=60
)


@given(LINES)
def test_any_line_is_a_tree_or_a_syntax_error(line):
    with contextlib.suppress(Unparsable):
        assert isinstance(parsed(line), Script)


WORDS = [
    "echo",
    "cat",
    "ls",
    "grep",
    "head",
    "input",
    "am",
    "pm",
    "wm",
    "settings",
    "ime",
    "test",
    "[",
    "sh",
    "-c",
    "a",
]
WORDS += [
    "-n",
    "tap",
    "list",
    "|",
    ";",
    "&&",
    ">",
    "/sdcard/x",
    "$(",
    ")",
    "'",
    '"',
    "dumpsys",
    "window",
    "start",
    "cmd",
]
WORDS += [
    "-d",
    "date",
    "+%q",
    "cut",
    "-f",
    "1-",
    "stat",
    "printf",
    "%s%",
    "sort",
    "broadcast",
    "--es",
    "wc",
    "keyevent",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(LINES, st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)))
def test_no_line_brings_the_shell_down(line):
    assert 0 <= Direct()(line).code <= 255
