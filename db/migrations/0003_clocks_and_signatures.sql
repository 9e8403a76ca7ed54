CREATE TYPE "public"."obligation_unit" AS ENUM('working_days', 'calendar_days');--> statement-breakpoint
ALTER TABLE "agreements" ALTER COLUMN "proposed_by_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "request_choices" ADD COLUMN "days_left" smallint;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "days" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "unit" "obligation_unit" NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement_signatures" ADD CONSTRAINT "agreement_signatures_mentorship_id_version_agreements_mentorship_id_version_fk" FOREIGN KEY ("mentorship_id","version") REFERENCES "public"."agreements"("mentorship_id","version") ON DELETE cascade ON UPDATE no action;