import { Notice } from "../ui/notice";
import { Time } from "../ui/time";

/** Above every page while nothing can be changed: until when, what works all the same, and that nobody loses by it. */
export function ReadOnlyNotice({ until, zone }: { readonly until: Date; readonly zone?: string | undefined }) {
  return (
    <aside className="wrap pt-4" aria-label="Work on this site">
      <Notice tone="a">
        <p>
          <b>
            Read-only until <Time at={until} as="clock" zone={zone} /> on <Time at={until} as="weekday" zone={zone} />.
          </b>{" "}
          You can sign in, read everything and download what is yours. Nothing can be changed or sent until then, and
          whatever falls due meanwhile is put off by a working day after it.
        </p>
      </Notice>
    </aside>
  );
}
