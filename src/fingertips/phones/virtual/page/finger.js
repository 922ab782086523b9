// What a finger on the phone's own page means: a tap, a long press, a swipe. Scrolling is the browser's.
//
// As on Android, a touch belongs to what it began on. A screen may be drawn anew under the finger: the tap then goes to
// what was pressed, if that is still there, and never to what has taken its place.

const SLOP = 12;
const HOLD = 480;
const STILL = 200;
const TAPPABLE = "[data-system], [data-tap]";

const args = (element) => JSON.parse(element.dataset.args || "{}");
const system = (name, given = {}) => report({ kind: "system", name, args: given });

function tell(element, kind) {
  const message = messageOf(element, kind);
  if (message) report(message);
}

function messageOf(element, kind = "tap") {
  if (kind === "tap" && element.dataset.system) return { kind: "system", name: element.dataset.system, args: args(element) };
  const page = element.closest(".os-page");
  return page && { kind: "app", page: Number(page.dataset.page), event: element.dataset[kind], args: args(element) };
}

// What a tap on the element would say: that is who it is, whatever node stands for it.
const identityOf = (element) => JSON.stringify(messageOf(element));

function isThere(identity) {
  return [...document.querySelectorAll(TAPPABLE)].some((each) => each.checkVisibility() && identityOf(each) === identity);
}

let finger = null;
let list = null;
let scrolledAt = 0;
let restsSince = 0;

document.addEventListener("scroll", ({ target }) => {
  list = target;
  scrolledAt = performance.now();
}, { capture: true, passive: true });
document.addEventListener("scrollend", () => { restsSince = performance.now(); }, { capture: true, passive: true });

// Whether a list still ran after the finger that had thrown it: a touch then stops it and is no tap. The browser may
// tell that the list rests before it tells of the touch, and tells nothing of a list that has gone.
function hasStopped({ target, timeStamp: touchedAt }) {
  if (!finger?.moved || !list?.contains(target) || !(scrolledAt > finger.liftedAt) || performance.now() - scrolledAt > STILL) return false;
  return restsSince < scrolledAt || restsSince > touchedAt;
}

document.addEventListener("touchstart", (event) => {
  const { clientX: x, clientY: y } = event.touches[0];
  const target = event.composedPath()[0];
  const tappable = event.target.closest(TAPPABLE);
  const moved = event.touches.length > 1 || hasStopped(event);
  if (finger) clearTimeout(finger.timer);
  finger = { x, y, target: event.target, moved, identity: tappable && identityOf(tappable), pressedAt: performance.now() };
  const holdable = !moved && event.target.closest("[data-hold]");
  if (holdable) finger.timer = setTimeout(held, HOLD, finger, holdable);
  // What is taken out of the page still gets the rest of the touch, but nothing above it does.
  target.removeEventListener("touchend", ends);
  target.addEventListener("touchmove", moves, { passive: true });
  target.addEventListener("touchend", ends, { passive: false });
}, { capture: true, passive: true });

document.addEventListener("touchcancel", () => clearTimeout(finger?.timer), true);

function held(mine, holdable) {
  mine.held = true;
  tell(holdable, "hold");
}

function moves({ touches, currentTarget }) {
  finger.dx = touches[0].clientX - finger.x;
  finger.dy = touches[0].clientY - finger.y;
  if (finger.moved || Math.hypot(finger.dx, finger.dy) <= SLOP) return;
  finger.moved = true;
  clearTimeout(finger.timer);
  // It scrolls now, and a scroll waits for nobody.
  currentTarget.removeEventListener("touchend", ends);
  currentTarget.addEventListener("touchend", ends, { passive: true });
}

function ends(event) {
  event.currentTarget.removeEventListener("touchmove", moves);
  event.currentTarget.removeEventListener("touchend", ends);
  if (event.touches.length) return;
  clearTimeout(finger.timer);
  finger.liftedAt = performance.now();
  if (finger.held) event.preventDefault();
  else if (!finger.moved) tapped(event, finger);
  else if (finger.dx !== undefined) swiped(finger);
}

// The browser's own click is kept off what the phone answers to: it would go to whatever is there by then. The field
// that is tapped gets its focus and its caret from the browser, which takes a long touch for something else.
function tapped(event, { target, identity, pressedAt }) {
  const field = target.closest(FIELD);
  if (field) {
    if (performance.now() - pressedAt > HOLD) field.focus();
  } else if (identity) {
    event.preventDefault();
    if (!target.closest(KEEPING)) activeElement()?.blur();
  }
  if (identity && isThere(identity)) report(JSON.parse(identity));
}

function swiped({ x, y, dx, dy, target }) {
  const upright = Math.abs(dy) > Math.abs(dx);
  if (upright && dy > 60 && y < part("status").offsetHeight + 4) return system("shade", { down: true });
  if (upright && dy < -60 && y > innerHeight - part("nav").offsetHeight) return system("home");
  const direction = upright ? (dy < -60 ? "swipeUp" : "") : Math.abs(dx) > 70 ? "swipeSide" : "";
  const from = direction && target.closest(`[data-${direction === "swipeUp" ? "swipe-up" : "swipe-side"}]`);
  if (from) system(from.dataset[direction], args(from));
}

// A click without a pointer is the enter key's, on what the tab key has reached.
document.addEventListener("click", ({ target, pointerType }) => {
  const tappable = pointerType ? null : target.closest(TAPPABLE);
  if (tappable) tell(tappable, "tap");
}, true);

// What leaves the focus where it is.
const KEEPING = "[data-keep], #keyboard, #nav";

document.addEventListener("mousedown", (event) => {
  if (event.target.closest(KEEPING)) event.preventDefault();
}, true);
