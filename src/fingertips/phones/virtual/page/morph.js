// One piece of HTML becomes another with as few changes as possible, so that scroll, focus and what is typed stay.

function morphInto(host, html) {
  const wanted = document.createElement("template");
  wanted.innerHTML = html;
  morphChildren(host, wanted.content);
}

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.dataset.key || node.id || "" : "";
}

function alike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

function morphChildren(host, wanted) {
  const keyed = new Map();
  for (const child of host.childNodes) if (keyOf(child)) keyed.set(keyOf(child), child);
  let place = host.firstChild;
  for (const next of [...wanted.childNodes]) {
    const known = keyOf(next) && keyed.get(keyOf(next));
    let same = null;
    if (known && known.parentNode === host && alike(known, next)) same = known;
    else if (place && !keyOf(next) && alike(place, next)) same = place;
    if (same === null) {
      host.insertBefore(next, place);
      continue;
    }
    if (same === place) place = place.nextSibling;
    else host.insertBefore(same, place);
    morphNode(same, next);
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

function morphNode(node, wanted) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
    return;
  }
  if (node.isEqualNode(wanted) && !node.matches("input, textarea") && !node.querySelector("input, textarea")) return;
  // Only a value that the app has changed is put into a field: what is typed there is its own.
  const field = node.matches("input, textarea");
  const before = field && (node.tagName === "TEXTAREA" ? node.defaultValue : node.getAttribute("value") || "");
  for (const { name } of [...node.attributes]) if (!wanted.hasAttribute(name)) node.removeAttribute(name);
  for (const { name, value } of wanted.attributes) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (!field) {
    morphChildren(node, wanted);
    return;
  }
  const after = wanted.tagName === "TEXTAREA" ? wanted.defaultValue : wanted.getAttribute("value") || "";
  if (after !== before) {
    if (node.tagName === "TEXTAREA") node.defaultValue = after;
    if (node.value !== after) node.value = after;
  }
}
