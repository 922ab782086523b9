// On a web page inside the phone: links that want another window get this one; the field that is typed in stays in sight.

document.addEventListener("click", (event) => {
  const link = event.composedPath()[0].closest?.("a[target], area[target], form[target]");
  if (link && link.target !== "_self") link.target = "_self";
}, true);

// A blinking caret would keep the screen from ever coming to rest.
document.addEventListener("DOMContentLoaded", () => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: "* { caret-color: transparent !important; }" }));
});

// A browser draws the choices of a list outside the page, where no finger on this phone could reach them.
function offerChoices(list) {
  const sheet = document.createElement("div");
  sheet.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:#0006;display:flex;align-items:center;justify-content:center";
  const box = sheet.appendChild(document.createElement("div"));
  box.style.cssText = "width:280px;max-height:70%;overflow-y:auto;border-radius:16px;background:#fff;color:#1b1d21;font:15px/1.4 sans-serif";
  for (const option of list.options) {
    const row = box.appendChild(document.createElement("button"));
    row.textContent = option.text;
    row.disabled = option.disabled;
    row.style.cssText = `display:block;width:100%;min-height:48px;padding:0 20px;border:0;background:none;text-align:left;font:inherit;color:${option.selected ? "#2f6fed" : option.disabled ? "#9ba1aa" : "inherit"}`;
    row.addEventListener("click", () => {
      list.value = option.value;
      for (const kind of ["input", "change"]) list.dispatchEvent(new Event(kind, { bubbles: true }));
    });
  }
  sheet.addEventListener("click", () => sheet.remove());
  document.body.append(sheet);
}

document.addEventListener("mousedown", (event) => {
  const list = event.composedPath()[0].closest?.("select:not([multiple])");
  if (!list) return;
  event.preventDefault();
  if (!list.disabled) offerChoices(list);
}, true);

// A desktop's browser makes no menu of a long touch: a page that has one of its own is told as on a phone.
const HOLD = 500;
const SLOP = 12;
let pressed = null;

document.addEventListener("touchstart", (event) => {
  const { clientX, clientY } = event.touches[0];
  const target = event.composedPath()[0];
  clearTimeout(pressed?.timer);
  const wish = { bubbles: true, cancelable: true, composed: true, clientX, clientY, button: 2 };
  const timer = setTimeout(() => target.dispatchEvent(new MouseEvent("contextmenu", wish)), HOLD);
  pressed = { x: clientX, y: clientY, timer };
}, { capture: true, passive: true });

document.addEventListener("touchmove", ({ touches }) => {
  if (Math.hypot(touches[0].clientX - pressed.x, touches[0].clientY - pressed.y) > SLOP) clearTimeout(pressed.timer);
}, { capture: true, passive: true });

for (const end of ["touchend", "touchcancel"]) addEventListener(end, () => clearTimeout(pressed?.timer), { capture: true, passive: true });

addEventListener("resize", () => {
  const field = activeElement();
  if (isField(field)) field.scrollIntoView({ block: "nearest" });
});

// The page knows of its own site's history only; away from the site it began at, there is always something behind it.
function goBack(home) {
  if (navigation.canGoBack) return Boolean(navigation.back());
  if (location.origin === home) return false;
  history.back();
  return true;
}
