import { numberOf, textOf } from "@/components/ui/form-values";
import { linesOf } from "./form-fields";

/** What a form says of the plan itself, for its schema to check. */
export const headFieldsOf = (form: FormData) => ({
  title: textOf(form, "title"),
  purpose: linesOf(form, "purpose"),
  startsOn: textOf(form, "startsOn"),
  hoursPerWeek: numberOf(form, "hoursPerWeek"),
  reviewEveryDays: numberOf(form, "reviewEveryDays"),
});
