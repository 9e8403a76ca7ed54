import { readDomainChoice } from "@/components/accounts/profile-options";
import { numberOf, textOf, textsOf } from "@/components/ui/form-values";
import { meetingModes } from "@/domain/programmes/meeting-modes";

const mostStrengths = 5;

/** The offer as typed; the procedure checks it. */
export function readOffer(form: FormData) {
  const wish = textOf(form, "wantsSameDomain");
  return {
    capacityMentees: numberOf(form, "capacityMentees") ?? Number.NaN,
    meetingModes: meetingModes.filter((mode) => textsOf(form, "meetingModes").includes(mode)),
    questions: textOf(form, "questions")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    wantsSameDomain: wish === "same" ? true : wish === "other" ? false : null,
  };
}

/** Domains and strengths as typed. The leading domain counts as chosen, whether it was ticked or not. */
export function readExpertise(form: FormData) {
  const leading = textOf(form, "leading");
  const keys = [...new Set([...textsOf(form, "domains"), leading])].filter((key) => key !== "");
  return {
    domains: keys.map((key) => {
      const { domainId, subdomainId } = readDomainChoice(key);
      return { domainId: domainId ?? "", subdomainId, isPrimary: key === leading };
    }),
    strengths: Array.from({ length: mostStrengths }, (_, at) => ({
      competencyId: textOf(form, `strength-${at}`),
      level: numberOf(form, `level-${at}`) ?? Number.NaN,
      evidence: textOf(form, `evidence-${at}`),
    })).filter((row) => row.competencyId !== ""),
  };
}
