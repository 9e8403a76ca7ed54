CREATE TYPE "public"."service_standing" AS ENUM('done', 'seen', 'never');--> statement-breakpoint
CREATE TYPE "public"."request_withdrawal" AS ENUM('taken_back', 'accepted_elsewhere');--> statement-breakpoint
CREATE TABLE "service_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"service_id" text NOT NULL,
	"standing" "service_standing" NOT NULL,
	"answered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_services" (
	"plan_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"service_id" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_services_plan_id_item_id_service_id_pk" PRIMARY KEY("plan_id","item_id","service_id")
);
--> statement-breakpoint
ALTER TABLE "cpd_projects" ADD COLUMN "idempotency_key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "withdrawal" "request_withdrawal";--> statement-breakpoint
ALTER TABLE "service_answers" ADD CONSTRAINT "service_answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_answers" ADD CONSTRAINT "service_answers_service_id_pmo_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."pmo_services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_services" ADD CONSTRAINT "plan_services_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_services" ADD CONSTRAINT "plan_services_service_id_pmo_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."pmo_services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_answers_newest_idx" ON "service_answers" USING btree ("member_id","service_id","answered_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "cpd_projects" ADD CONSTRAINT "cpd_projects_once" UNIQUE("member_id","idempotency_key");--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_withdrawal" CHECK ("requests"."withdrawal" is null or "requests"."state" = 'withdrawn');