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

const isTypedIn = (element) => isField(element) && !element.readOnly && element.inputMode !== "none";
const hasLines = (field) => field.tagName === "TEXTAREA" || field.isContentEditable;

document.addEventListener("focusin", (event) => {
  const field = event.composedPath()[0];
  if (!isTypedIn(field)) return;
  const kind = field.inputMode || field.type || "text";
  report({ kind: "focus", field: { kind, enter: actionOf(field), lines: hasLines(field) } });
});

// What the enter key does in a field, in the words of HTML's enterkeyhint: what the field says, else as Android has it.
function actionOf(field) {
  const answers = Boolean(field.dataset.enter);
  if (field.enterKeyHint) return field.enterKeyHint;
  if (field.type === "search") return "search";
  if (hasLines(field) && !answers) return "enter";
  if (!answers && neighbour(field, 1)) return "next";
  return window === top ? "done" : "go";
}

function neighbour(field, step) {
  const around = field.closest(".os-page") || field.form;
  const fields = around ? [...around.querySelectorAll(FIELD)].filter((each) => isTypedIn(each) && each.checkVisibility()) : [];
  return fields[fields.indexOf(field) + step];
}

// Whether the action was done here: any other than these is the enter key's.
function perform(action) {
  const field = activeElement();
  if (action === "next") neighbour(field, 1)?.focus();
  else if (action === "previous") neighbour(field, -1)?.focus();
  else if (action === "done" && actionOf(field) !== "done") field.blur();
  else return false;
  return true;
}

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
