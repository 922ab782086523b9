// The phone's page: it shows what it is told and reports what is typed. All that it knows is what it shows.

const LAYERS = ["launcher", "overview", "keyboard", "status", "nav", "dialog", "shade", "floating", "lock"];
const part = (id) => document.getElementById(id);

let shownPage = null;

function paint(view) {
  if ("system_style" in view) part("system-style").textContent = view.system_style;
  if ("toolkit" in view) part("toolkit").textContent = view.toolkit;
  if ("style" in view) part("app-style").textContent = view.style;
  if ("state" in view) document.body.className = `os ${view.state}`;
  if ("letters" in view) document.documentElement.style.setProperty("text-size-adjust", `${view.letters * 100}%`);
  if ("locale" in view) document.documentElement.lang = view.locale;
  for (const layer of LAYERS) if (layer in view) morphInto(part(layer), view[layer]);
  if ("overview" in view) for (const mini of document.querySelectorAll(".os-mini")) paintMini(mini);
  if ("packages" in view) for (const [id, name] of Object.entries(view.packages)) part(id).dataset.package = name;
  if ("web" in view) paintWeb(view.web);
  if ("page" in view) paintPage(view.page);
  keepFocus();
  watchReach();
  tintBars();
}

// Every page that is still on a stack keeps its place in the document, hidden, and with it where it was scrolled to.
function paintPage({ id, html, alive }) {
  const app = part("app");
  const wrappers = new Map([...app.children].map((each) => [each.dataset.page, each]));
  for (const [page, wrapper] of wrappers) if (!alive.includes(Number(page))) wrapper.remove();
  if (id === null) {
    for (const wrapper of app.children) wrapper.hidden = true;
    shownPage = null;
    return;
  }
  let wrapper = wrappers.get(String(id));
  if (!wrapper || !wrapper.isConnected) {
    wrapper = document.createElement("div");
    wrapper.className = "os-page";
    wrapper.dataset.page = id;
    app.append(wrapper);
  }
  if (id !== shownPage) document.activeElement?.blur();
  for (const each of app.children) each.hidden = each !== wrapper;
  morphInto(wrapper, html);
  if (id !== shownPage) wrapper.querySelector("[autofocus]")?.focus();
  shownPage = id;
}

function paintWeb({ shown, open }) {
  const web = part("web");
  for (const frame of [...web.children]) if (!open.some((each) => each.app === frame.dataset.app)) frame.remove();
  for (const { app, url, page } of open) {
    let frame = [...web.children].find((each) => each.dataset.app === app);
    if (!frame) {
      frame = document.createElement("iframe");
      frame.dataset.app = app;
      frame.name = `app:${app}`;
      frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-modals";
      web.append(frame);
    }
    if (frame.dataset.page !== String(page)) {
      frame.dataset.page = page;
      frame.src = url;
    }
    frame.hidden = app !== shown;
  }
}

// An app's page inside the recents screen, with that app's own style.
function paintMini(mini) {
  const root = mini.shadowRoot || mini.attachShadow({ mode: "open" });
  root.innerHTML = `<style>${mini.dataset.style} :host { font: 14px/1.45 "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif; color: var(--ink); }</style>${mini.dataset.shadow}`;
}

function keepFocus() {
  const focused = document.activeElement;
  if (!focused?.matches("input, textarea") || !part("keyboard").childElementCount) return;
  const room = part("app").getBoundingClientRect();
  const box = focused.getBoundingClientRect();
  if (box.bottom > room.bottom || box.top < room.top) focused.scrollIntoView({ block: "center" });
}

const reached = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) tell(target, "reach");
});
let watched = [];

function watchReach() {
  const now = [...document.querySelectorAll(".os-page:not([hidden]) [data-reach]")];
  for (const each of watched) reached.unobserve(each);
  for (const each of now) reached.observe(each);
  watched = now;
}

// Fields

function fieldOf(field) {
  const page = Number(field.closest(".os-page")?.dataset.page || 0);
  return { page, name: field.dataset.field || "" };
}

document.addEventListener("input", ({ target }) => {
  const message = { ...fieldOf(target), kind: "input", value: target.value, args: args(target) };
  report({ ...message, event: target.dataset.input || "" });
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const action = event.key === "Enter" && isField(field) ? actionOf(field) : "enter";
  if (action === "enter") return;
  event.preventDefault();
  if (action === "next") return neighbour(field, 1)?.focus();
  if (action !== "send") field.blur();
  if (field.dataset.enter) tell(field, "enter");
});

// The bars take the colour of what they touch, a dimmed page's included.

function tintBars() {
  const height = innerHeight;
  const status = part("status");
  const nav = part("nav");
  const app = part("app").getBoundingClientRect();
  if (document.body.classList.contains("at-app")) {
    tint(status, colourAt(innerWidth / 2, app.top + 1));
    tint(nav, colourAt(innerWidth / 2, Math.min(app.bottom, height - nav.offsetHeight) - 2));
  } else {
    for (const bar of [status, nav]) bar.style.background = bar.dataset.tone = "";
  }
}

function tint(bar, [r, g, b]) {
  bar.style.background = `rgb(${r} ${g} ${b})`;
  bar.dataset.tone = r * 0.299 + g * 0.587 + b * 0.114 > 150 ? "light" : "dark";
}

function colourAt(x, y) {
  const colours = [];
  for (const element of document.elementsFromPoint(x, y)) {
    if (!element.closest("#app")) continue;
    const style = getComputedStyle(element);
    const painted = style.backgroundImage.match(/rgba?\([^)]*\)/)?.[0] || style.backgroundColor;
    const [r, g, b, a = 1] = painted.match(/[\d.]+/g).map(Number);
    if (a > 0) colours.push([r, g, b, a]);
    if (a === 1) break;
  }
  return colours.reduceRight((below, [r, g, b, a]) => [r, g, b].map((each, i) => Math.round(each * a + below[i] * (1 - a))), [255, 255, 255]);
}
