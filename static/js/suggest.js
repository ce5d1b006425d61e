// Offers names of products while one types. Without it the form searches as it stands.
const field = document.querySelector("[data-suggest]");
const names = document.createElement("datalist");
names.id = "suggested-names";
field.after(names);
field.setAttribute("list", names.id);
let asked = "";
let waiting = 0;

async function suggest() {
  const typed = field.value.trim();
  if (typed.length < 2 || typed === asked) return;
  asked = typed;
  const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`);
  if (!answer.ok || asked !== typed) return;
  const { items } = await answer.json();
  names.replaceChildren(
    ...items.map(({ name }) => Object.assign(document.createElement("option"), { value: name })),
  );
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => suggest().catch(() => {}), 150);
});
