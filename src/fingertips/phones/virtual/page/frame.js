// On a web page inside the phone: links that want another window get this one; the field that is typed in stays in sight.

document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[target], area[target], form[target]");
  if (link && link.target !== "_self") link.target = "_self";
}, true);

addEventListener("resize", () => {
  const field = document.activeElement;
  if (field?.matches(FIELD)) field.scrollIntoView({ block: "nearest" });
});

const goBack = () => navigation.canGoBack && Boolean(navigation.back());
