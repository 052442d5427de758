/* The messages of a window as one stop of the Tab key: within them the arrow keys go from control to control. */

const CONTROLS = "button, a[href], input, [role='button']";
const STEPS = { ArrowUp: -1, ArrowDown: 1 };

/** Takes the controls of a new row out of the order of the Tab key. */
export function leaveTabOrder(row) {
  for (const control of row.querySelectorAll(CONTROLS)) control.tabIndex = -1;
}

/** Lets the arrow keys move among the controls of the log; what is typed there goes to `write`. */
export function moveByArrows(log, write) {
  log.addEventListener("keydown", (event) => {
    if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      neighbour(log, event.target, step)?.focus();
    } else if (event.key === "Escape" || (event.key.length === 1 && event.key !== " ")) write();
  });
}

// From the log itself the arrow up leads to the newest control, which is the last one.
function neighbour(log, from, step) {
  const controls = [...log.querySelectorAll(CONTROLS)].filter((one) => one.checkVisibility());
  const place = from === log ? (step < 0 ? controls.length : -1) : controls.indexOf(from);
  return controls[place + step];
}

/** Whether the row holds the focus: its place among the row's controls, or -1. */
export const focusedPlace = (row) => [...row.querySelectorAll(CONTROLS)].indexOf(document.activeElement);

/** Gives the focus back to a row that was drawn anew: to the control at that place, else to its last one. */
export function focusAt(row, place) {
  const controls = [...row.querySelectorAll(CONTROLS)];
  (controls[place] ?? controls.at(-1))?.focus({ preventScroll: true });
}
