// Offers a button that asks for the position. It is rounded to two decimals, about a kilometre,
// before it leaves the telephone, and goes into the address of one page only.
const place = document.querySelector("[data-near]");
if (place && navigator.geolocation) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.dataset.near;
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  button.addEventListener("click", () => {
    button.disabled = true;
    told.textContent = place.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const at = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(2));
        location.assign(`${place.dataset.address}?at=${at.join(",")}`);
      },
      () => {
        button.disabled = false;
        told.textContent = place.dataset.refused;
      },
      { maximumAge: 600000, timeout: 15000 },
    );
  });
  place.append(button, told);
}
