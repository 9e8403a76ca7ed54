CREATE TABLE "plan_moves" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"actor_id" uuid,
	"from_state" "plan_state" NOT NULL,
	"to_state" "plan_state" NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"key" uuid NOT NULL,
	CONSTRAINT "plan_moves_move" CHECK ("plan_moves"."from_state" <> "plan_moves"."to_state")
);
--> statement-breakpoint
ALTER TABLE "plan_moves" ADD CONSTRAINT "plan_moves_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_moves" ADD CONSTRAINT "plan_moves_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_moves_idx" ON "plan_moves" USING btree ("plan_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "plan_moves_key" ON "plan_moves" USING btree ("plan_id","key");