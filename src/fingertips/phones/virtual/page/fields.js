// Fields to type in, on the phone's own page and on every web page that is shown in it.

const FIELD = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range], [type=file]), textarea";
const isField = (element) => Boolean(element?.matches?.(FIELD) || element?.isContentEditable);
const report = (message) => globalThis.fingertipsReport(JSON.stringify(message));

// The element that has the focus, inside a web page's own parts too.
function activeElement() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

document.addEventListener("focusin", (event) => {
  const target = event.composedPath()[0];
  if (!isField(target) || target.readOnly || target.inputMode === "none") return;
  const enter = target.dataset?.enter || target.enterKeyHint || (target.form ? "go" : "");
  report({ kind: "focus", field: { kind: target.inputMode || target.type || "text", enter } });
});

document.addEventListener("focusout", (event) => {
  if (isField(event.composedPath()[0])) report({ kind: "focus", field: null });
});

function setText(text) {
  const field = activeElement();
  if (!isField(field)) return;
  if (PICKED.test(field.type)) return pick(field, text);
  selectAll();
  if (text) document.execCommand("insertText", false, text);
  else document.execCommand("delete");
}

function selectAll() {
  const field = activeElement();
  if (field?.select) field.select();
  else if (isField(field)) getSelection().selectAllChildren(field);
}

const PICKED = /^(date|time|month|week|datetime-local|color)$/;

// A day or a colour is chosen, not spelt: a browser takes it whole or not at all.
function pick(field, text) {
  field.value = text;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

function takeSelection(cut) {
  const text = String(getSelection());
  if (cut) document.execCommand("delete");
  return text;
}

const dropFocus = () => activeElement()?.blur();
