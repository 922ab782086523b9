// Fields to type in, on the phone's own page and on every web page that is shown in it.

const FIELD = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range], [type=file]), textarea, [contenteditable=true]";
const report = (message) => globalThis.fingertipsReport(JSON.stringify(message));

document.addEventListener("focusin", ({ target }) => {
  if (!target.matches(FIELD)) return;
  const enter = target.dataset?.enter || target.enterKeyHint || (target.form ? "go" : "");
  report({ kind: "focus", field: { kind: target.inputMode || target.type || "text", enter } });
});

document.addEventListener("focusout", ({ target }) => {
  if (target.matches(FIELD)) report({ kind: "focus", field: null });
});

function setText(text) {
  const field = document.activeElement;
  if (!field?.matches(FIELD)) return;
  if (field.select) field.select();
  else getSelection().selectAllChildren(field);
  if (text) document.execCommand("insertText", false, text);
  else document.execCommand("delete");
}

function takeSelection(cut) {
  const text = String(getSelection());
  if (cut) document.execCommand("delete");
  return text;
}

const dropFocus = () => document.activeElement?.blur();
