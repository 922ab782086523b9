// What can be seen, as Android would tell it: [role, box, package, text, label, id, hint, flags, children].

const INLINE = /^(inline|inline-block|inline-flex|contents)$/;
const TOUCHED = /^(button|link|tab|menuitem|menuitemcheckbox|menuitemradio|option|switch|checkbox|radio)$/;
const squeeze = (text) => text.replace(/[ \t\n\r\f]+/g, " ").trim();

// What is drawn in an element's place: of a web page's own parts what is behind them, of their slots what fills them.
let pierces = false;
function kids(element) {
  if (!pierces) return element.childNodes;
  return [...(element.shadowRoot || element).childNodes].flatMap((each) => (each.tagName === "SLOT" ? filling(each) : [each]));
}

function filling(slot) {
  const given = slot.assignedNodes({ flatten: true });
  return given.length ? given : [...slot.childNodes];
}

function walk(scale, given) {
  pierces = Boolean(given);
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const tree = [];
  const roots = given ? [[document.body, given]] : [...document.querySelectorAll("[data-package]")].map((each) => [each, each.dataset.package]);
  for (const [root, name] of roots) {
    const box = pierces ? screen : cut(root.getBoundingClientRect(), screen); // a page's body may be less than what it shows
    if (!box || getComputedStyle(root).visibility === "hidden") continue;
    const context = { scale, name, web: pierces, screen };
    const children = [...nodesIn(root, box, context), ...looseNodes(root, box, context)];
    if (children.length) tree.push([pierces ? "WebView" : "FrameLayout", pixels(box, scale), name, "", "", "", "", "", children]);
  }
  return tree;
}

function nodesIn(element, clip, context) {
  const nodes = [];
  for (const child of kids(element)) if (child.nodeType === 1) nodes.push(...nodesOf(child, clip, context));
  return nodes;
}

function nodesOf(element, clip, context) {
  if (element.hidden || element.getAttribute("aria-hidden") === "true") return [];
  if (element.tagName === "SCRIPT" || element.tagName === "STYLE") return [];
  const style = getComputedStyle(element);
  if (style.display === "none" || (style.opacity === "0" && !(context.web && isTicked(element)))) return [];
  if (style.position === "fixed" && context.web) clip = context.screen;
  const box = cut(element.getBoundingClientRect(), clip);
  const inner = style.overflow === "visible" ? clip : box;
  const told = box && style.visibility !== "hidden" && described(element, style, context);
  if (!told || !seen(element, box, style)) return inner ? nodesIn(element, inner, context) : [];
  const children = told.whole || !inner ? [] : nodesIn(element, inner, context);
  if (!told.own && !children.length) return [];
  const { role, text = "", label = "", id = "", hint = "", flags = "" } = told;
  return [[role, pixels(box, context.scale), context.name, text, label, id, hint, flags, children]];
}

// What an element is to a finger and to a reader; nothing where it only holds others.
function described(element, style, { name, web }) {
  const data = element.dataset;
  const tag = element.tagName;
  const label = element.getAttribute("aria-label") || (tag === "IMG" && element.alt) || "";
  const given = data.id || (web && element.id);
  const id = given ? `${name}:id/${given}` : "";
  const box = web && tag === "LABEL" && isTicked(element.control) && !isDrawn(element.control) ? element.control : null;
  const clickable = Boolean(box) || isClickable(element, tag, data) || (web && isPointedAt(element, style));
  const flags = flagsOf(element, style, clickable, data, box || element);
  const base = { label, id, flags, own: true };
  if (tag === "TEXTAREA" || (tag === "INPUT" && !/^(checkbox|radio|button|submit|range|file|image)$/.test(element.type))) {
    return { ...base, role: "EditText", text: element.value, hint: element.placeholder || "", whole: true };
  }
  if (element.isContentEditable && !element.parentElement?.isContentEditable) {
    const hint = element.getAttribute("aria-placeholder") || data.placeholder || label;
    return { ...base, role: "EditText", text: textOf(element), hint, flags: clickable ? flags : `c${flags}`, whole: true };
  }
  const role = box ? roleOf(box, "INPUT", data, clickable, style) : roleOf(element, tag, data, clickable, style);
  if (tag === "INPUT") return { ...base, role, text: element.value && /button|submit/.test(element.type) ? element.value : "", whole: true };
  if (tag === "SELECT") return { ...base, role, text: element.selectedOptions[0]?.text || "", whole: true };
  const text = wording(element, clickable);
  if (text !== null) return { ...base, role: clickable || data.role ? role : "TextView", text, whole: true };
  const loose = looseText(element);
  if (loose) return { ...base, role: clickable || data.role ? role : "TextView", text: loose };
  if (tag === "IMG") return label || id || clickable ? { ...base, role: "ImageView", whole: true } : null;
  if (tag === "IFRAME") return { ...base, role: "WebView", own: true };
  if (clickable || label) return { ...base, role };
  if (id || flags.includes("s")) return { ...base, role, own: Boolean(id) };
  return null;
}

// The text of an element that is one run of words, its inline parts included; null for all others.
function wording(element, clickable) {
  if (!element.firstChild || (pierces && element.shadowRoot)) return null;
  let direct = false;
  for (const child of kids(element)) if (child.nodeType === 3 && child.nodeValue.trim()) direct = true;
  const parts = [...element.querySelectorAll("*")].filter((part) => !part.closest("[aria-hidden=true], svg"));
  if (direct) {
    for (const part of parts) if (!isPlain(part)) return null;
    return textOf(element);
  }
  if (!clickable || !parts.length) return null;
  let runs = 0;
  for (const part of parts) {
    if (isTouchable(part) || part.getAttribute("aria-label") || (part.dataset.id && part.textContent.trim())) return null;
    for (const child of kids(part)) if (child.nodeType === 3 && child.nodeValue.trim()) runs += 1;
  }
  return runs === 1 && element.tagName === "BUTTON" ? textOf(element) : null;
}

// The words of an element beside parts of its own, such as a button's beside its badge.
function looseText(element) {
  let text = "";
  for (const child of kids(element)) if (child.nodeType === 3) text += child.nodeValue;
  return squeeze(text);
}

// Words that lie in the root itself, beside its elements: each a text of its own.
function looseNodes(root, clip, { scale, name }) {
  const nodes = [];
  for (const child of root.childNodes) {
    if (child.nodeType !== 3 || !child.nodeValue.trim()) continue;
    const range = document.createRange();
    range.selectNode(child);
    const box = cut(range.getBoundingClientRect(), clip);
    const hit = box && found((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (hit === root || hit === root.parentElement) nodes.push(["TextView", pixels(box, scale), name, squeeze(child.nodeValue), "", "", "", "", []]);
  }
  return nodes;
}

const isTouchable = (part) => part.matches("[data-tap], [data-hold], [data-system], a[href], button, input, textarea, select");

function isPlain(part) {
  if (isTouchable(part) || part.dataset.id || part.getAttribute("aria-label") || part.tagName === "IMG") return false;
  return part.tagName === "BR" || INLINE.test(getComputedStyle(part).display);
}

function textOf(element) {
  let text = "";
  for (const child of kids(element)) {
    if (child.nodeType === 3) text += child.nodeValue.replace(/\s+/g, " ");
    else if (child.tagName === "BR") text += "\n";
    else if (child.nodeType === 1 && !child.matches("svg, [aria-hidden=true]")) text += textOf(child);
  }
  return text.split("\n").map(squeeze).join("\n").trim();
}

function isClickable(element, tag, data) {
  if ("tap" in data || "system" in data || tag === "BUTTON" || tag === "INPUT" || tag === "TEXTAREA" || tag === "SELECT" || tag === "SUMMARY") return true;
  return (tag === "A" && element.hasAttribute("href")) || element.hasAttribute("onclick") || TOUCHED.test(element.getAttribute("role"));
}

// A box that is ticked; many pages hide it and draw one of their own in its label.
const isTicked = (element) => Boolean(element?.matches?.("input:is([type=checkbox], [type=radio])"));

function isDrawn(element) {
  const style = getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  return style.opacity !== "0" && style.visibility !== "hidden" && width > 4 && height > 4;
}

// A web page's listeners can't be seen; what it tells a mouse can.
function isPointedAt(element, style) {
  if (style.cursor !== "pointer") return false;
  const above = element.parentElement;
  return !above || getComputedStyle(above).cursor !== "pointer";
}

function flagsOf(element, style, clickable, data, box = element) {
  const on = (name) => element.getAttribute(`aria-${name}`) === "true";
  const kind = data.role || element.getAttribute("role") || box.type;
  let flags = clickable ? "c" : "";
  if ("hold" in data) flags += "l";
  if (element === activeElement()) flags += "f";
  if (element.type === "password") flags += "p";
  if (/^(switch|checkbox|radio)$/.test(kind)) flags += "k";
  if (on("checked") || box.checked) flags += "x";
  if (on("selected")) flags += "e";
  if (on("disabled") || box.disabled) flags += "d";
  const down = element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(style.overflowY);
  const across = element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(style.overflowX);
  return flags + (down || across ? "s" : "") + (across && !down ? "h" : "");
}

const ROLES = { switch: "Switch", checkbox: "CheckBox", radio: "RadioButton", image: "ImageView", button: "Button", tab: "Button", progress: "ProgressBar", text: "TextView" };

function roleOf(element, tag, data, clickable, style) {
  const kind = data.role || element.getAttribute("role") || (tag === "INPUT" ? element.type : "");
  if (ROLES[kind]) return ROLES[kind];
  if (tag === "PROGRESS" || tag === "METER") return "ProgressBar";
  if (tag === "INPUT") return element.type === "range" ? "SeekBar" : "Button";
  if (tag === "SELECT") return "Spinner";
  if (tag === "BUTTON") return element.textContent.trim() ? "Button" : "ImageButton";
  if (tag === "IMG") return "ImageView";
  if (/auto|scroll/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) return "ScrollView";
  if (/auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) return "HorizontalScrollView";
  if (clickable && !element.firstElementChild) return element.textContent.trim() ? "TextView" : "ImageView";
  return clickable ? "LinearLayout" : "FrameLayout";
}

function cut(box, clip) {
  const left = Math.max(box.left, clip.left);
  const top = Math.max(box.top, clip.top);
  const right = Math.min(box.right, clip.right);
  const bottom = Math.min(box.bottom, clip.bottom);
  return right - left >= 1 && bottom - top >= 1 ? { left, top, right, bottom } : null;
}

const pixels = ({ left, top, right, bottom }, scale) => [left, top, right, bottom].map((each) => Math.round(each * scale));

// Whether a finger could find the element anywhere: its middle, or near one of its corners; on each of its lines.
function seen(element, box, style) {
  if (style.pointerEvents === "none") return true;
  const lines = style.display === "inline" ? [...element.getClientRects()].map((line) => cut(line, box)).filter(Boolean) : [];
  return (lines.length > 1 ? lines : [box]).some((part) => touchable(element, part));
}

// Whether anything of a frame on a web page can be seen.
function shown(frame) {
  const box = cut(frame.getBoundingClientRect(), { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  const style = getComputedStyle(frame);
  pierces = true;
  return Boolean(box) && style.visibility !== "hidden" && seen(frame, box, style);
}

function touchable(element, { left, top, right, bottom }) {
  for (const [x, y] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9], [0.06, 0.06], [0.94, 0.94]]) {
    const hit = found(left + (right - left) * x, top + (bottom - top) * y);
    if (hit && (hit === element || element.contains(hit) || (pierces && holds(element, hit)))) return true;
    if (pierces && hit && hit === element.getRootNode().host) return true; // words that were given to a part are its own
  }
  return false;
}

function found(x, y) {
  let hit = document.elementFromPoint(x, y);
  while (pierces && hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

function holds(element, hit) {
  for (let each = hit; each; each = each.assignedSlot || each.parentNode || each.host) if (each === element) return true;
  return false;
}
