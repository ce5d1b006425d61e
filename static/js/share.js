// Offers the telephone's own way of passing a page on; without it the address can be copied.
const field = document.querySelector("[data-share]");
if (field && navigator.share) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = field.labels[0].dataset.button;
  button.addEventListener("click", () => {
    navigator.share({ title: field.dataset.share, url: field.value }).catch(() => {});
  });
  field.after(button);
}
