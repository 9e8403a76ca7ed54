import type { Metadata } from "next";
import { ReadingPage } from "@/components/shell/reading-page";
import { currentConsents } from "@/domain/accounts/consent";
import { longDate } from "@/domain/dates";

export const metadata: Metadata = { title: "Confidentiality rule" };

/** What may and may not be passed on. Its version is the one that consent is recorded for. */
export default function ConfidentialityPage() {
  return (
    <ReadingPage
      title="Confidentiality rule"
      lead="What is said between a mentor and a mentee stays between them. You accept this when you open an account."
      block={[
        { label: "Version", value: currentConsents.confidentiality },
        { label: "In force from", value: longDate(new Date(`${currentConsents.confidentiality}-01T12:00:00Z`)) },
        { label: "Binds", value: "Every member" },
      ]}
    >
      <h2>The rule</h2>
      <p>
        What the other person tells you about themselves, their employer or their projects you tell nobody else: not a
        colleague, not a partner, not their manager, and not under another name in a case or a comment.
      </p>
      <p>It goes on after the mentorship has ended, and after either of you has left.</p>

      <h2>What you may pass on</h2>
      <ul>
        <li>What the person has asked you to pass on, to the people they named.</li>
        <li>What everybody can read already.</li>
        <li>That the two of you work together, unless one of you asks otherwise.</li>
      </ul>

      <h2>The exceptions</h2>
      <p>Three things come before the rule:</p>
      <ol>
        <li>Somebody may be in danger. Ring the emergency services, then tell a coordinator.</li>
        <li>The law requires you to speak.</li>
        <li>You need to report a breach of the code of conduct. Say what is needed and no more.</li>
      </ol>
      <p>If you can, tell the other person before you make use of an exception.</p>

      <h2>What not to bring here</h2>
      <p>
        Your employer’s secrets are not yours to give. Leave out client names, prices, anything that could move a share
        price, personal data of customers, and everything about patients. Describe the problem; leave out the label.
      </p>
      <p>
        If you hear something that you should not have been told, say so at once, do not write it down, and do not use
        it.
      </p>
    </ReadingPage>
  );
}
