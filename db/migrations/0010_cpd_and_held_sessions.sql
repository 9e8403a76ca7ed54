CREATE TYPE "public"."project_part" AS ENUM('leading', 'supporting');--> statement-breakpoint
CREATE TYPE "public"."held_session_state" AS ENUM('recorded', 'confirmed', 'disputed', 'unconfirmed');--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'confirm_session';--> statement-breakpoint
CREATE TABLE "cpd_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"happened_on" date NOT NULL,
	"minutes" integer NOT NULL,
	"what" text NOT NULL,
	"reflection" text NOT NULL,
	"source_kind" text,
	"source_id" uuid,
	"idempotency_key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cpd_entries_once" UNIQUE("member_id","idempotency_key"),
	CONSTRAINT "cpd_entries_minutes" CHECK ("cpd_entries"."minutes" between 1 and 6000),
	CONSTRAINT "cpd_entries_source" CHECK (("cpd_entries"."source_kind" is null) = ("cpd_entries"."source_id" is null))
);
--> statement-breakpoint
CREATE TABLE "cpd_entry_headings" (
	"entry_id" uuid NOT NULL,
	"scheme_id" text NOT NULL,
	"heading_id" text NOT NULL,
	CONSTRAINT "cpd_entry_headings_entry_id_scheme_id_pk" PRIMARY KEY("entry_id","scheme_id")
);
--> statement-breakpoint
CREATE TABLE "cpd_followed" (
	"member_id" uuid NOT NULL,
	"scheme_id" text NOT NULL,
	"starts_on" date NOT NULL,
	CONSTRAINT "cpd_followed_member_id_scheme_id_pk" PRIMARY KEY("member_id","scheme_id")
);
--> statement-breakpoint
CREATE TABLE "cpd_headings" (
	"scheme_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"examples" text NOT NULL,
	"suits" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone,
	CONSTRAINT "cpd_headings_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
CREATE TABLE "cpd_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"certainty" text NOT NULL,
	"read_on" date NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cpd_offer_answers" (
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "cpd_offer_answers_member_id_kind_source_id_pk" PRIMARY KEY("member_id","kind","source_id")
);
--> statement-breakpoint
CREATE TABLE "cpd_projects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"title" text NOT NULL,
	"organisation" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"part" "project_part" NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cpd_projects_order" CHECK ("cpd_projects"."to_day" is null or "cpd_projects"."to_day" >= "cpd_projects"."from_day")
);
--> statement-breakpoint
CREATE TABLE "cpd_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"scheme_id" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"cycle_months" smallint NOT NULL,
	"required_units" smallint NOT NULL,
	"least_minutes" smallint,
	"most_minutes" smallint,
	"least_activities" smallint,
	"limits" jsonb NOT NULL,
	"text" text NOT NULL,
	"certainty" text NOT NULL,
	"read_on" date NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cpd_schemes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"unit" text NOT NULL,
	"units" text NOT NULL,
	"minutes_per_unit" smallint NOT NULL,
	"note" text,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "experience_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"credential_id" text NOT NULL,
	"version" text NOT NULL,
	"education" text NOT NULL,
	"months" smallint NOT NULL,
	"window_years" smallint NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"certainty" text NOT NULL,
	"read_on" date NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "renewal_reminders" (
	"held_credential_id" uuid NOT NULL,
	"renew_by" date NOT NULL,
	"days_before" smallint NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "renewal_reminders_held_credential_id_renew_by_days_before_pk" PRIMARY KEY("held_credential_id","renew_by","days_before")
);
--> statement-breakpoint
CREATE TABLE "renewal_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"credential_ids" text[] DEFAULT '{}' NOT NULL,
	"scheme_id" text,
	"cycle_months" smallint,
	"valid_from" date,
	"valid_to" date,
	"text" text NOT NULL,
	"certainty" text NOT NULL,
	"read_on" date NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "held_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mentorship_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" smallint NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"state" "held_session_state" DEFAULT 'recorded' NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "held_sessions_minutes" CHECK ("held_sessions"."minutes" between 15 and 240),
	CONSTRAINT "held_sessions_answered" CHECK (("held_sessions"."answered_at" is null) = ("held_sessions"."state" in ('recorded', 'unconfirmed')))
);
--> statement-breakpoint
ALTER TABLE "cpd_entries" ADD CONSTRAINT "cpd_entries_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_entry_headings" ADD CONSTRAINT "cpd_entry_headings_entry_id_cpd_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."cpd_entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_entry_headings" ADD CONSTRAINT "cpd_entry_headings_scheme_id_heading_id_cpd_headings_scheme_id_id_fk" FOREIGN KEY ("scheme_id","heading_id") REFERENCES "public"."cpd_headings"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_followed" ADD CONSTRAINT "cpd_followed_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_followed" ADD CONSTRAINT "cpd_followed_scheme_id_cpd_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."cpd_schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_headings" ADD CONSTRAINT "cpd_headings_scheme_id_cpd_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."cpd_schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_offer_answers" ADD CONSTRAINT "cpd_offer_answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_projects" ADD CONSTRAINT "cpd_projects_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cpd_rules" ADD CONSTRAINT "cpd_rules_scheme_id_cpd_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."cpd_schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experience_rules" ADD CONSTRAINT "experience_rules_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_reminders" ADD CONSTRAINT "renewal_reminders_held_credential_id_held_credentials_id_fk" FOREIGN KEY ("held_credential_id") REFERENCES "public"."held_credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_rules" ADD CONSTRAINT "renewal_rules_scheme_id_cpd_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."cpd_schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_sessions" ADD CONSTRAINT "held_sessions_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_sessions" ADD CONSTRAINT "held_sessions_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cpd_entries_member_idx" ON "cpd_entries" USING btree ("member_id","happened_on");--> statement-breakpoint
CREATE INDEX "cpd_projects_member_idx" ON "cpd_projects" USING btree ("member_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "held_sessions_once" ON "held_sessions" USING btree ("mentorship_id","starts_at") WHERE "held_sessions"."state" <> 'disputed';--> statement-breakpoint
CREATE INDEX "held_sessions_mentorship_idx" ON "held_sessions" USING btree ("mentorship_id","starts_at");