CREATE TYPE "public"."plan_state" AS ENUM('draft', 'agreed', 'completed', 'abandoned');--> statement-breakpoint
CREATE TYPE "public"."plan_proposal_outcome" AS ENUM('agreed', 'declined', 'withdrawn', 'lapsed');--> statement-breakpoint
CREATE TYPE "public"."plan_revision_kind" AS ENUM('created', 'edited', 'suggestion', 'restored', 'imported', 'gate');--> statement-breakpoint
CREATE TYPE "public"."plan_signature_purpose" AS ENUM('agreement', 'review', 'gate');--> statement-breakpoint
CREATE TYPE "public"."plan_suggestion_outcome" AS ENUM('accepted', 'rejected', 'withdrawn');--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'sign_plan';--> statement-breakpoint
CREATE TABLE "plan_baselines" (
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"revision" integer NOT NULL,
	"dates" jsonb NOT NULL,
	"finish" date NOT NULL,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_baselines_plan_id_number_pk" PRIMARY KEY("plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "plan_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"item_id" uuid,
	"author_id" uuid,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by_id" uuid,
	"key" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"mentorship_id" uuid,
	"reason" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"outcome" "plan_proposal_outcome",
	"answer" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "plan_proposals_decided" CHECK (("plan_proposals"."decided_at" is null) = ("plan_proposals"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "plan_revisions" (
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" "plan_revision_kind" NOT NULL,
	"author_id" uuid,
	"reason" text NOT NULL,
	"changes" jsonb NOT NULL,
	"finish" date NOT NULL,
	"key" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_revisions_plan_id_number_pk" PRIMARY KEY("plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "plan_shares" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"mentorship_id" uuid,
	"member_id" uuid,
	"token_hash" "bytea",
	"label" text DEFAULT '' NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "plan_shares_one" CHECK (num_nonnulls("plan_shares"."mentorship_id", "plan_shares"."member_id", "plan_shares"."token_hash") = 1),
	CONSTRAINT "plan_shares_link_expires" CHECK ("plan_shares"."token_hash" is null or "plan_shares"."expires_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "plan_signatures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"purpose" "plan_signature_purpose" NOT NULL,
	"subject_id" uuid NOT NULL,
	"member_id" uuid,
	"typed_name" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_suggestions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"author_id" uuid,
	"changes" jsonb NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" "plan_suggestion_outcome",
	"answer" text,
	"decided_at" timestamp with time zone,
	"revision" integer,
	CONSTRAINT "plan_suggestions_decided" CHECK (("plan_suggestions"."decided_at" is null) = ("plan_suggestions"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "plan_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"share_id" uuid NOT NULL,
	"viewer_id" uuid,
	"what" text NOT NULL,
	"revision" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"hour" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "plans_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"owner_id" uuid NOT NULL,
	"state" "plan_state" DEFAULT 'draft' NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"template_id" text,
	"target_role_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plan_baselines" ADD CONSTRAINT "plan_baselines_plan_id_revision_plan_revisions_plan_id_number_fk" FOREIGN KEY ("plan_id","revision") REFERENCES "public"."plan_revisions"("plan_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_resolved_by_id_members_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_proposals" ADD CONSTRAINT "plan_proposals_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_proposals" ADD CONSTRAINT "plan_proposals_plan_id_revision_plan_revisions_plan_id_number_fk" FOREIGN KEY ("plan_id","revision") REFERENCES "public"."plan_revisions"("plan_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_revisions" ADD CONSTRAINT "plan_revisions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_revisions" ADD CONSTRAINT "plan_revisions_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_shares" ADD CONSTRAINT "plan_shares_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_shares" ADD CONSTRAINT "plan_shares_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_shares" ADD CONSTRAINT "plan_shares_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_signatures" ADD CONSTRAINT "plan_signatures_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_signatures" ADD CONSTRAINT "plan_signatures_plan_id_revision_plan_revisions_plan_id_number_fk" FOREIGN KEY ("plan_id","revision") REFERENCES "public"."plan_revisions"("plan_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_suggestions" ADD CONSTRAINT "plan_suggestions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_suggestions" ADD CONSTRAINT "plan_suggestions_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_views" ADD CONSTRAINT "plan_views_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_views" ADD CONSTRAINT "plan_views_share_id_plan_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."plan_shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_views" ADD CONSTRAINT "plan_views_viewer_id_members_id_fk" FOREIGN KEY ("viewer_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_template_id_plan_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."plan_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_target_role_id_roles_id_fk" FOREIGN KEY ("target_role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_comments_idx" ON "plan_comments" USING btree ("plan_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_comments_key" ON "plan_comments" USING btree ("plan_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_proposals_one_open" ON "plan_proposals" USING btree ("plan_id") WHERE "plan_proposals"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "plan_proposals_plan_idx" ON "plan_proposals" USING btree ("plan_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_revisions_key" ON "plan_revisions" USING btree ("plan_id","key");--> statement-breakpoint
CREATE INDEX "plan_shares_plan_idx" ON "plan_shares" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_shares_mentorship_key" ON "plan_shares" USING btree ("plan_id","mentorship_id") WHERE "plan_shares"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_shares_member_key" ON "plan_shares" USING btree ("plan_id","member_id") WHERE "plan_shares"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "plan_shares_mentorship_idx" ON "plan_shares" USING btree ("mentorship_id");--> statement-breakpoint
CREATE INDEX "plan_shares_member_idx" ON "plan_shares" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_shares_token_key" ON "plan_shares" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_signatures_once" ON "plan_signatures" USING btree ("subject_id","member_id");--> statement-breakpoint
CREATE INDEX "plan_signatures_plan_idx" ON "plan_signatures" USING btree ("plan_id","signed_at");--> statement-breakpoint
CREATE INDEX "plan_suggestions_idx" ON "plan_suggestions" USING btree ("plan_id","at");--> statement-breakpoint
CREATE INDEX "plan_views_plan_idx" ON "plan_views" USING btree ("plan_id","last_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "plan_views_hour" ON "plan_views" USING btree ("share_id","what","hour");--> statement-breakpoint
CREATE INDEX "plans_owner_idx" ON "plans" USING btree ("owner_id","updated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "plans_number_key" ON "plans" USING btree ("number");