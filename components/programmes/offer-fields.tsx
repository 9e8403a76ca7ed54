import { Choices } from "@/components/ui/choices";
import { TextAreaField, TextField } from "@/components/ui/field";
import { meetingModeLabels, meetingModes } from "@/domain/programmes/meeting-modes";
import type { Offer } from "@/domain/programmes/mentor-form";

/** What a mentor offers: places, ways to meet, questions of their own. */
export function OfferFields({ offer }: { readonly offer: Offer | null }) {
  const wish = offer?.wantsSameDomain;
  return (
    <>
      <TextField
        name="capacityMentees"
        label="Places in all"
        hint="Mentees at one time. Two is a good beginning; each takes about three hours a month."
        inputMode="numeric"
        className="max-w-[24rem]"
        defaultValue={offer?.capacityMentees ?? 2}
      />
      <Choices
        name="meetingModes"
        legend="How you can meet"
        kind="several"
        selected={offer?.meetingModes ?? ["video"]}
        options={meetingModes.map((value) => ({ value, label: meetingModeLabels[value] }))}
      />
      <TextAreaField
        name="questions"
        label="What you want to be told in a request"
        aside="optional"
        hint="Up to four questions, one a line. Whoever asks you answers them."
        rows={4}
        defaultValue={offer?.questions.join("\n") ?? ""}
      />
      <Choices
        name="wantsSameDomain"
        legend="Mentees from"
        selected={wish === true ? "same" : wish === false ? "other" : "either"}
        options={[
          { value: "either", label: "Any domain" },
          { value: "same", label: "My own domain, or on their way into it" },
          { value: "other", label: "Another domain, by preference" },
        ]}
      />
    </>
  );
}
