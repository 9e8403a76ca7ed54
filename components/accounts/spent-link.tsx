import { LinkButton } from "@/components/ui/link-button";
import { FormPage } from "./form-page";

/** What a link shows that was used or has run out, and the way to a new one. */
export function SpentLink({ retry }: { readonly retry: string }) {
  return (
    <FormPage
      title="This link has been used, or has run out"
      lead="Links in our mails work once and for a short time, so that a forwarded mail opens nothing. Ask for a new one."
    >
      <LinkButton href={retry}>Ask for a new mail</LinkButton>
    </FormPage>
  );
}
