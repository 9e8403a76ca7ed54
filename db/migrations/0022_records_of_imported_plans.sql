CREATE TABLE "plan_records" (
	"plan_id" uuid PRIMARY KEY NOT NULL,
	"record" jsonb NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plan_records" ADD CONSTRAINT "plan_records_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;