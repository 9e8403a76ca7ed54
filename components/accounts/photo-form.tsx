import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { PhotoField } from "./photo-field";

/** A photograph, or the drawn initials. */
export function PhotoForm({
  name,
  domain,
  photoUrl,
  upload,
  remove,
}: {
  readonly name: string;
  readonly domain: string | null;
  readonly photoUrl: string | null;
  readonly upload: FormAction;
  readonly remove: FormAction;
}) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-5">
      <Avatar name={name} domain={domain} photoUrl={photoUrl} size="l" />
      <div>
        <ActionForm action={upload} id="photo-form" className="fields">
          <PhotoField />
          <SubmitButton look="secondary" busy="Uploading…">
            {photoUrl === null ? "Upload the photograph" : "Replace the photograph"}
          </SubmitButton>
        </ActionForm>
        {photoUrl === null ? null : (
          <ActionForm action={remove} id="remove-photo" className="mt-3">
            <SubmitButton look="quiet" busy="Removing…">
              Go back to initials
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </div>
  );
}
