import { compareFormId } from "./mentor-row";

/** Opens the mentors ticked in the rows side by side, by an address. */
export function CompareBar() {
  return (
    <form id={compareFormId} method="get" action="/mentors/compare" className="comparebar row mt-4">
      <button type="submit" className="btn sm sec2">
        Compare the ticked mentors
      </button>
      <span className="small muted">Two or three at a time.</span>
    </form>
  );
}
