CREATE TABLE "plan_stages" (
	"plan_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"stage" "lifecycle_stage" NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_stages_plan_id_item_id_stage_pk" PRIMARY KEY("plan_id","item_id","stage")
);
--> statement-breakpoint
ALTER TABLE "plan_stages" ADD CONSTRAINT "plan_stages_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;