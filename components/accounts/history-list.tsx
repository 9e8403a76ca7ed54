import type { FormAction } from "@/components/ui/form-state";
import type { HeldRole } from "@/domain/accounts/profile";
import { HeldRoleForm } from "./held-role-form";
import { nameOf, type ProfileOptions } from "./profile-options";
import { RemoveEntry } from "./remove-entry";

/** The posts one has held, the newest first, each to change or remove in place. */
export function HistoryList({
  history,
  options,
  save,
  remove,
}: {
  readonly history: readonly HeldRole[];
  readonly options: ProfileOptions;
  readonly save: FormAction;
  readonly remove: FormAction;
}) {
  if (history.length === 0) {
    return (
      <p className="muted mb-6">
        No posts yet. Mentors are found by the moves they have made, so begin with the first.
      </p>
    );
  }
  return (
    <ol className="cv mb-6">
      {history.map((post) => {
        const role = nameOf(options.roles, post.roleId);
        return (
          <li key={post.id}>
            <span className="when">
              {post.fromYear} to {post.toYear ?? "now"}
            </span>
            <div>
              <b>{post.title ?? role}</b>
              <div className="small muted">
                {[
                  post.title === null ? null : role,
                  post.domainId === null ? null : nameOf(options.domains, post.domainId),
                ]
                  .filter((part) => part !== null)
                  .join(", ")}
                {post.largeTransformation ? " · large transformation" : ""}
              </div>
              {post.note === null ? null : <p className="ui">{post.note}</p>}
              <div className="mt-1 grid justify-items-start gap-1">
                <details className="w-full">
                  <summary className="ui">
                    Change<span className="vh"> {role}</span>
                  </summary>
                  <div className="well mt-3">
                    <HeldRoleForm post={post} options={options} action={save} />
                  </div>
                </details>
                <RemoveEntry id={post.id} what={`${role} from ${post.fromYear}`} action={remove} />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
