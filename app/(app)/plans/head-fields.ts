import { numberOf, textOf } from "@/components/ui/form-values";

/** What a form says of the plan itself, for its schema to check. */
export const headFieldsOf = (form: FormData) => ({
  title: textOf(form, "title"),
  purpose: textOf(form, "purpose"),
  startsOn: textOf(form, "startsOn"),
  hoursPerWeek: numberOf(form, "hoursPerWeek"),
  reviewEveryDays: numberOf(form, "reviewEveryDays"),
});
