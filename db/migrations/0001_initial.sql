CREATE TYPE "public"."audience" AS ENUM('only_me', 'mentor', 'programme', 'members', 'public');--> statement-breakpoint
CREATE TYPE "public"."consent_document" AS ENUM('conduct', 'confidentiality', 'privacy');--> statement-breakpoint
CREATE TYPE "public"."employment_type" AS ENUM('permanent', 'contract', 'part_time');--> statement-breakpoint
CREATE TYPE "public"."hat" AS ENUM('admin', 'moderator', 'coordinator', 'safeguarding');--> statement-breakpoint
CREATE TYPE "public"."one_time_purpose" AS ENUM('verify_email', 'sign_in', 'reset_password', 'change_email', 'set_up');--> statement-breakpoint
CREATE TYPE "public"."rater_kind" AS ENUM('self', 'mentor', 'peer');--> statement-breakpoint
CREATE TYPE "public"."choice_state" AS ENUM('waiting', 'asked', 'questioned', 'accepted', 'declined', 'expired', 'withdrawn', 'passed_over');--> statement-breakpoint
CREATE TYPE "public"."domain_wish" AS ENUM('same', 'other', 'either');--> statement-breakpoint
CREATE TYPE "public"."meeting_mode" AS ENUM('video', 'in_person', 'phone', 'message');--> statement-breakpoint
CREATE TYPE "public"."request_state" AS ENUM('open', 'accepted', 'withdrawn', 'exhausted');--> statement-breakpoint
CREATE TYPE "public"."shortlist_kind" AS ENUM('saved', 'hidden');--> statement-breakpoint
CREATE TYPE "public"."mentorship_state" AS ENUM('accepted', 'active', 'paused', 'completed', 'ended');--> statement-breakpoint
CREATE TYPE "public"."delivery_state" AS ENUM('queued', 'sending', 'sent', 'skipped', 'dead');--> statement-breakpoint
CREATE TYPE "public"."obligation_kind" AS ENUM('answer_request', 'answer_question', 'decide_application', 'sign_agreement');--> statement-breakpoint
CREATE TYPE "public"."obligation_outcome" AS ENUM('done', 'defaulted', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."mentor_application_state" AS ENUM('submitted', 'approved', 'declined', 'withdrawn');--> statement-breakpoint
CREATE TABLE "availability" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"starts_at" time NOT NULL,
	"ends_at" time NOT NULL,
	"time_zone" text NOT NULL,
	CONSTRAINT "availability_once" UNIQUE("member_id","weekday","starts_at"),
	CONSTRAINT "availability_weekday" CHECK ("availability"."weekday" between 1 and 7),
	CONSTRAINT "availability_order" CHECK ("availability"."ends_at" > "availability"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"member_id" uuid NOT NULL,
	"document" "consent_document" NOT NULL,
	"version" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consents_member_id_document_version_pk" PRIMARY KEY("member_id","document","version")
);
--> statement-breakpoint
CREATE TABLE "field_visibility" (
	"member_id" uuid NOT NULL,
	"field" text NOT NULL,
	"audience" "audience" NOT NULL,
	CONSTRAINT "field_visibility_member_id_field_pk" PRIMARY KEY("member_id","field")
);
--> statement-breakpoint
CREATE TABLE "hats" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" "hat" NOT NULL,
	"programme_id" uuid,
	"granted_by_id" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hats_once" UNIQUE NULLS NOT DISTINCT("member_id","kind","programme_id"),
	CONSTRAINT "hats_coordinator_has_programme" CHECK (("hats"."kind" = 'coordinator') = ("hats"."programme_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "held_credentials" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"obtained_on" date,
	"expires_on" date,
	"badge_url" text,
	"seen_by_id" uuid,
	"seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "held_credentials_once" UNIQUE("member_id","credential_id"),
	CONSTRAINT "held_credentials_seen" CHECK (("held_credentials"."seen_by_id" is null) or ("held_credentials"."seen_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"member_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "leave" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	CONSTRAINT "leave_order" CHECK ("leave"."to_day" is null or "leave"."to_day" >= "leave"."from_day")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_verified_at" timestamp with time zone,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"pronouns" text,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"city" text,
	"country" char(2) DEFAULT 'GB' NOT NULL,
	"time_zone" text DEFAULT 'Europe/London' NOT NULL,
	"languages" text[] DEFAULT '{"English"}' NOT NULL,
	"headline" text,
	"bio" text,
	"current_role_id" text,
	"job_title" text,
	"organisation" text,
	"organisation_key" text,
	"unit" text,
	"line_manager_email" text,
	"current_domain_id" text,
	"current_subdomain_id" text,
	"employment_type" "employment_type",
	"years_experience" smallint,
	"hours_per_month" smallint,
	"hidden_from_own_organisation" boolean DEFAULT false NOT NULL,
	"photo_id" uuid,
	"adult_confirmed_at" timestamp with time zone,
	"is_demo" boolean DEFAULT false NOT NULL,
	"suspended_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_email_folded" CHECK ("members"."email" = lower("members"."email"))
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" "one_time_purpose" NOT NULL,
	"member_id" uuid,
	"email" text,
	"link_hash" "bytea" NOT NULL,
	"code_hash" "bytea",
	"attempts" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"spent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"webp" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_history" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"role_id" text NOT NULL,
	"domain_id" text,
	"title" text,
	"note" text,
	"from_year" smallint NOT NULL,
	"to_year" smallint,
	"large_transformation" boolean DEFAULT false NOT NULL,
	CONSTRAINT "role_history_years" CHECK ("role_history"."to_year" is null or "role_history"."to_year" >= "role_history"."from_year")
);
--> statement-breakpoint
CREATE TABLE "security_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"actor_id" uuid,
	"subject_id" uuid,
	"request_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"authenticated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "strengths" (
	"member_id" uuid NOT NULL,
	"competency_id" text NOT NULL,
	"level" smallint NOT NULL,
	"evidence" text,
	CONSTRAINT "strengths_member_id_competency_id_pk" PRIMARY KEY("member_id","competency_id"),
	CONSTRAINT "strengths_level" CHECK ("strengths"."level" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"competency_id" text NOT NULL,
	"level" smallint NOT NULL,
	"rater_id" uuid,
	"rater_kind" "rater_kind" NOT NULL,
	"note" text,
	"rated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ratings_level" CHECK ("ratings"."level" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"domain_id" text NOT NULL,
	"subdomain_id" text NOT NULL,
	"year" smallint,
	"organisation" text NOT NULL,
	"country" text NOT NULL,
	"outcome" jsonb NOT NULL,
	"situation" text NOT NULL,
	"facts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"timeline" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"questions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"learning_points" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"uncertain" text[] DEFAULT '{}' NOT NULL,
	"sensitivity" text,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "agreement_items" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"parameters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "catalogue_edits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version" text NOT NULL,
	"content_hash" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"inserted" integer NOT NULL,
	"updated" integer NOT NULL,
	"kept_rows" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkin_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"when" text NOT NULL,
	"text" text NOT NULL,
	"competency_id" text,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "competencies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"plan_area_id" text NOT NULL,
	"difference_id" text NOT NULL,
	"difference_part" text,
	"description" text NOT NULL,
	"evidence_examples" text[] DEFAULT '{}' NOT NULL,
	"interview_probe" text NOT NULL,
	"framework_refs" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "competency_descriptors" (
	"competency_id" text NOT NULL,
	"level" smallint NOT NULL,
	"descriptor" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone,
	CONSTRAINT "competency_descriptors_competency_id_level_pk" PRIMARY KEY("competency_id","level")
);
--> statement-breakpoint
CREATE TABLE "competency_scale" (
	"level" smallint PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"meaning" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone,
	CONSTRAINT "competency_scale_level" CHECK ("competency_scale"."level" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"awarding_body" text NOT NULL,
	"kind" text NOT NULL,
	"prerequisites" text[] DEFAULT '{}' NOT NULL,
	"competency_ids" text[] DEFAULT '{}' NOT NULL,
	"what_it_shows" text NOT NULL,
	"renewal_unit" text,
	"renewal_amount" smallint,
	"renewal_cycle_months" smallint,
	"renewal_text" text,
	"markets" text[] DEFAULT '{}' NOT NULL,
	"certainty" text NOT NULL,
	"note" text,
	"checked_on" date NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "differences" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"description" text NOT NULL,
	"parts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "domains" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"pm_must_know" text[] DEFAULT '{}' NOT NULL,
	"regulators" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "entry_levels" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"experience" text NOT NULL,
	"description" text NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "frameworks" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"code_format" text,
	"codes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "glossary_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"term" text NOT NULL,
	"category" text NOT NULL,
	"definition" text NOT NULL,
	"competency_ids" text[] DEFAULT '{}' NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_areas" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"question" text NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"route_id" text,
	"from_role_id" text NOT NULL,
	"to_role_id" text NOT NULL,
	"domain_id" text,
	"duration_days" smallint NOT NULL,
	"purpose" text NOT NULL,
	"goals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"actions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"gates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"review_cadence" jsonb NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "pmo_services" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"group" text NOT NULL,
	"description" text NOT NULL,
	"competency_ids" text[] DEFAULT '{}' NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"family" text NOT NULL,
	"entry_level_id" text,
	"nearest_entry_level_id" text NOT NULL,
	"summary" text NOT NULL,
	"what_they_do" text[] DEFAULT '{}' NOT NULL,
	"evidence" text[] DEFAULT '{}' NOT NULL,
	"typical_years_min" smallint NOT NULL,
	"typical_years_max" smallint NOT NULL,
	"next_role_ids" text[] DEFAULT '{}' NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "route_positions" (
	"route_id" text NOT NULL,
	"article_id" text NOT NULL,
	"stance" text NOT NULL,
	"text" text,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone,
	CONSTRAINT "route_positions_route_id_article_id_pk" PRIMARY KEY("route_id","article_id"),
	CONSTRAINT "route_positions_silent" CHECK (("route_positions"."stance" = 'silent') = ("route_positions"."text" is null))
);
--> statement-breakpoint
CREATE TABLE "route_stages" (
	"route_id" text NOT NULL,
	"stage" smallint NOT NULL,
	"role_id" text NOT NULL,
	"title" text NOT NULL,
	"months_min" smallint NOT NULL,
	"months_max" smallint NOT NULL,
	"entry_criteria" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"exit_evidence" text[] DEFAULT '{}' NOT NULL,
	"risks" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone,
	CONSTRAINT "route_stages_route_id_stage_pk" PRIMARY KEY("route_id","stage"),
	CONSTRAINT "route_stages_months" CHECK ("route_stages"."months_min" >= 0 and "route_stages"."months_min" <= "route_stages"."months_max")
);
--> statement-breakpoint
CREATE TABLE "routes" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"recommended" boolean NOT NULL,
	"from_role_id" text NOT NULL,
	"to_role_id" text NOT NULL,
	"from_domain_id" text,
	"to_domain_id" text,
	"plan_template_ids" text[] DEFAULT '{}' NOT NULL,
	"credential_ids" text[] DEFAULT '{}' NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session_agendas" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"duration_minutes" smallint NOT NULL,
	"purpose" text NOT NULL,
	"items" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"outputs" text[] DEFAULT '{}' NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"year" smallint,
	"kind" text NOT NULL,
	"url" text,
	"verified" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "subdomains" (
	"id" text PRIMARY KEY NOT NULL,
	"domain_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"talking_points" text[] DEFAULT '{}' NOT NULL,
	"typical_projects" text[] DEFAULT '{}' NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "target_levels" (
	"role_id" text NOT NULL,
	"competency_id" text NOT NULL,
	"level" smallint NOT NULL,
	"critical" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone,
	CONSTRAINT "target_levels_role_id_competency_id_pk" PRIMARY KEY("role_id","competency_id"),
	CONSTRAINT "target_levels_level" CHECK ("target_levels"."level" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "target_profiles" (
	"role_id" text PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"source_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"imported_hash" text,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mentee_profiles" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"target_role_id" text,
	"target_domain_id" text,
	"target_subdomain_id" text,
	"route_id" text,
	"domain_wish" "domain_wish" DEFAULT 'either' NOT NULL,
	"meeting_modes" "meeting_mode"[] DEFAULT '{}' NOT NULL,
	"goals" text,
	"ready_at" timestamp with time zone,
	"reminders_sent" smallint DEFAULT 0 NOT NULL,
	"last_reminded_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentor_domains" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"domain_id" text NOT NULL,
	"subdomain_id" text,
	"is_primary" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentor_profiles" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"approved_at" timestamp with time zone,
	"briefed_at" timestamp with time zone,
	"capacity_mentees" smallint DEFAULT 1 NOT NULL,
	"paused_until" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"meeting_modes" "meeting_mode"[] DEFAULT '{}' NOT NULL,
	"questions" text[] DEFAULT '{}' NOT NULL,
	"wants_same_domain" boolean,
	"answered_count" integer DEFAULT 0 NOT NULL,
	"asked_count" integer DEFAULT 0 NOT NULL,
	"lapsed_in_a_row" smallint DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mentor_profiles_capacity" CHECK ("mentor_profiles"."capacity_mentees" between 0 and 20)
);
--> statement-breakpoint
CREATE TABLE "request_choices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"rank" smallint NOT NULL,
	"mentor_id" uuid NOT NULL,
	"state" "choice_state" DEFAULT 'waiting' NOT NULL,
	"why_this_mentor" text NOT NULL,
	"answers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asked_at" timestamp with time zone,
	"question" text,
	"questioned_at" timestamp with time zone,
	"reply" text,
	"replied_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decline_reason" text,
	"decline_note" text
);
--> statement-breakpoint
CREATE TABLE "request_gaps" (
	"request_id" uuid NOT NULL,
	"competency_id" text NOT NULL,
	CONSTRAINT "request_gaps_request_id_competency_id_pk" PRIMARY KEY("request_id","competency_id")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"mentee_id" uuid NOT NULL,
	"state" "request_state" DEFAULT 'open' NOT NULL,
	"goals" text NOT NULL,
	"background" text,
	"cadence" text NOT NULL,
	"show_employer" boolean DEFAULT false NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "scoring_versions" (
	"programme_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"weights" jsonb NOT NULL,
	"adjacency" jsonb NOT NULL,
	"created_by_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "scoring_versions_programme_id_version_pk" PRIMARY KEY("programme_id","version")
);
--> statement-breakpoint
CREATE TABLE "shortlist" (
	"member_id" uuid NOT NULL,
	"mentor_id" uuid NOT NULL,
	"kind" "shortlist_kind" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shortlist_member_id_mentor_id_pk" PRIMARY KEY("member_id","mentor_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_signatures" (
	"mentorship_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"typed_name" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_signatures_mentorship_id_version_member_id_pk" PRIMARY KEY("mentorship_id","version","member_id")
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"mentorship_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"scope" text NOT NULL,
	"cadence_days" smallint NOT NULL,
	"session_minutes" smallint NOT NULL,
	"channel" text NOT NULL,
	"ends_on" date NOT NULL,
	"clauses" jsonb NOT NULL,
	"proposed_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreements_mentorship_id_version_pk" PRIMARY KEY("mentorship_id","version")
);
--> statement-breakpoint
CREATE TABLE "contact_notes" (
	"mentorship_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"text" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_notes_mentorship_id_member_id_pk" PRIMARY KEY("mentorship_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "mentorship_moves" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mentorship_id" uuid NOT NULL,
	"actor_id" uuid,
	"from_state" "mentorship_state",
	"to_state" "mentorship_state" NOT NULL,
	"reason" text,
	"farewell" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentorships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"mentor_id" uuid NOT NULL,
	"mentee_id" uuid NOT NULL,
	"choice_id" uuid,
	"state" "mentorship_state" DEFAULT 'accepted' NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"event" text NOT NULL,
	"member_id" uuid,
	"data" jsonb NOT NULL,
	"message_id" text NOT NULL,
	"state" "delivery_state" DEFAULT 'queued' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "obligations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "obligation_kind" NOT NULL,
	"subject_id" uuid NOT NULL,
	"owner_id" uuid,
	"programme_id" uuid,
	"waiter_id" uuid,
	"path" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"remind_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"outcome" "obligation_outcome",
	CONSTRAINT "obligations_owner" CHECK ("obligations"."owner_id" is not null or "obligations"."programme_id" is not null),
	CONSTRAINT "obligations_settled" CHECK (("obligations"."settled_at" is null) = ("obligations"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "mentor_applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"motivation" text NOT NULL,
	"state" "mentor_application_state" DEFAULT 'submitted' NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "programme_members" (
	"programme_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "programme_members_programme_id_member_id_pk" PRIMARY KEY("programme_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"blocker_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "blocks_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id")
);
--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_visibility" ADD CONSTRAINT "field_visibility_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hats" ADD CONSTRAINT "hats_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hats" ADD CONSTRAINT "hats_granted_by_id_members_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_credentials" ADD CONSTRAINT "held_credentials_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_credentials" ADD CONSTRAINT "held_credentials_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_credentials" ADD CONSTRAINT "held_credentials_seen_by_id_members_id_fk" FOREIGN KEY ("seen_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_current_role_id_roles_id_fk" FOREIGN KEY ("current_role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_current_domain_id_domains_id_fk" FOREIGN KEY ("current_domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_current_subdomain_id_subdomains_id_fk" FOREIGN KEY ("current_subdomain_id") REFERENCES "public"."subdomains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_history" ADD CONSTRAINT "role_history_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_history" ADD CONSTRAINT "role_history_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_history" ADD CONSTRAINT "role_history_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strengths" ADD CONSTRAINT "strengths_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strengths" ADD CONSTRAINT "strengths_competency_id_competencies_id_fk" FOREIGN KEY ("competency_id") REFERENCES "public"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_competency_id_competencies_id_fk" FOREIGN KEY ("competency_id") REFERENCES "public"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_rater_id_members_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_subdomain_id_subdomains_id_fk" FOREIGN KEY ("subdomain_id") REFERENCES "public"."subdomains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_questions" ADD CONSTRAINT "checkin_questions_competency_id_competencies_id_fk" FOREIGN KEY ("competency_id") REFERENCES "public"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies" ADD CONSTRAINT "competencies_plan_area_id_plan_areas_id_fk" FOREIGN KEY ("plan_area_id") REFERENCES "public"."plan_areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies" ADD CONSTRAINT "competencies_difference_id_differences_id_fk" FOREIGN KEY ("difference_id") REFERENCES "public"."differences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_descriptors" ADD CONSTRAINT "competency_descriptors_competency_id_competencies_id_fk" FOREIGN KEY ("competency_id") REFERENCES "public"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_descriptors" ADD CONSTRAINT "competency_descriptors_level_competency_scale_level_fk" FOREIGN KEY ("level") REFERENCES "public"."competency_scale"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_templates" ADD CONSTRAINT "plan_templates_route_id_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_templates" ADD CONSTRAINT "plan_templates_from_role_id_roles_id_fk" FOREIGN KEY ("from_role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_templates" ADD CONSTRAINT "plan_templates_to_role_id_roles_id_fk" FOREIGN KEY ("to_role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_templates" ADD CONSTRAINT "plan_templates_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_entry_level_id_entry_levels_id_fk" FOREIGN KEY ("entry_level_id") REFERENCES "public"."entry_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_nearest_entry_level_id_entry_levels_id_fk" FOREIGN KEY ("nearest_entry_level_id") REFERENCES "public"."entry_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_positions" ADD CONSTRAINT "route_positions_route_id_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_positions" ADD CONSTRAINT "route_positions_article_id_sources_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_stages" ADD CONSTRAINT "route_stages_route_id_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_stages" ADD CONSTRAINT "route_stages_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_from_role_id_roles_id_fk" FOREIGN KEY ("from_role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_to_role_id_roles_id_fk" FOREIGN KEY ("to_role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_from_domain_id_domains_id_fk" FOREIGN KEY ("from_domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_to_domain_id_domains_id_fk" FOREIGN KEY ("to_domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_levels" ADD CONSTRAINT "target_levels_role_id_target_profiles_role_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."target_profiles"("role_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_levels" ADD CONSTRAINT "target_levels_competency_id_competencies_id_fk" FOREIGN KEY ("competency_id") REFERENCES "public"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_profiles" ADD CONSTRAINT "target_profiles_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentee_profiles" ADD CONSTRAINT "mentee_profiles_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentee_profiles" ADD CONSTRAINT "mentee_profiles_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentee_profiles" ADD CONSTRAINT "mentee_profiles_target_role_id_roles_id_fk" FOREIGN KEY ("target_role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentee_profiles" ADD CONSTRAINT "mentee_profiles_target_domain_id_domains_id_fk" FOREIGN KEY ("target_domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentee_profiles" ADD CONSTRAINT "mentee_profiles_target_subdomain_id_subdomains_id_fk" FOREIGN KEY ("target_subdomain_id") REFERENCES "public"."subdomains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentee_profiles" ADD CONSTRAINT "mentee_profiles_route_id_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_domains" ADD CONSTRAINT "mentor_domains_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_domains" ADD CONSTRAINT "mentor_domains_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_domains" ADD CONSTRAINT "mentor_domains_subdomain_id_subdomains_id_fk" FOREIGN KEY ("subdomain_id") REFERENCES "public"."subdomains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_profiles" ADD CONSTRAINT "mentor_profiles_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_profiles" ADD CONSTRAINT "mentor_profiles_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_choices" ADD CONSTRAINT "request_choices_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_choices" ADD CONSTRAINT "request_choices_mentor_id_members_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_gaps" ADD CONSTRAINT "request_gaps_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_gaps" ADD CONSTRAINT "request_gaps_competency_id_competencies_id_fk" FOREIGN KEY ("competency_id") REFERENCES "public"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_mentee_id_members_id_fk" FOREIGN KEY ("mentee_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_versions" ADD CONSTRAINT "scoring_versions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_versions" ADD CONSTRAINT "scoring_versions_created_by_id_members_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_mentor_id_members_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_signatures" ADD CONSTRAINT "agreement_signatures_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_proposed_by_id_members_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_notes" ADD CONSTRAINT "contact_notes_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_notes" ADD CONSTRAINT "contact_notes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorship_moves" ADD CONSTRAINT "mentorship_moves_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorship_moves" ADD CONSTRAINT "mentorship_moves_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_mentor_id_members_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_mentee_id_members_id_fk" FOREIGN KEY ("mentee_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_choice_id_request_choices_id_fk" FOREIGN KEY ("choice_id") REFERENCES "public"."request_choices"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_waiter_id_members_id_fk" FOREIGN KEY ("waiter_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_applications" ADD CONSTRAINT "mentor_applications_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_applications" ADD CONSTRAINT "mentor_applications_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_applications" ADD CONSTRAINT "mentor_applications_decided_by_id_members_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_members" ADD CONSTRAINT "programme_members_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_members" ADD CONSTRAINT "programme_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_members_id_fk" FOREIGN KEY ("blocker_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_members_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_member_idx" ON "identities" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "leave_member_idx" ON "leave" USING btree ("member_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "members_email_key" ON "members" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "members_handle_key" ON "members" USING btree ("handle");--> statement-breakpoint
CREATE INDEX "members_organisation_idx" ON "members" USING btree ("organisation_key");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_tokens_link_key" ON "one_time_tokens" USING btree ("link_hash");--> statement-breakpoint
CREATE INDEX "one_time_tokens_member_idx" ON "one_time_tokens" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "rate_limits_expiry_idx" ON "rate_limits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "role_history_member_idx" ON "role_history" USING btree ("member_id","from_year");--> statement-breakpoint
CREATE INDEX "security_log_subject_idx" ON "security_log" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "security_log_event_idx" ON "security_log" USING btree ("event","at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_member_idx" ON "sessions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "ratings_newest_idx" ON "ratings" USING btree ("member_id","competency_id","rater_kind","rated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "cases_slug_key" ON "cases" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "cases_domain_idx" ON "cases" USING btree ("domain_id");--> statement-breakpoint
CREATE INDEX "catalogue_edits_record_idx" ON "catalogue_edits" USING btree ("kind","record_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "catalogue_imports_at_idx" ON "catalogue_imports" USING btree ("imported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "routes_slug_key" ON "routes" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "subdomains_domain_idx" ON "subdomains" USING btree ("domain_id");--> statement-breakpoint
CREATE INDEX "mentor_domains_member_idx" ON "mentor_domains" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "mentor_domains_domain_idx" ON "mentor_domains" USING btree ("domain_id","subdomain_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mentor_domains_once" ON "mentor_domains" USING btree ("member_id","domain_id",coalesce("subdomain_id", ''));--> statement-breakpoint
CREATE INDEX "mentor_profiles_programme_idx" ON "mentor_profiles" USING btree ("programme_id","approved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "request_choices_mentor_once" ON "request_choices" USING btree ("request_id","mentor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_choices_one_current" ON "request_choices" USING btree ("request_id") WHERE "request_choices"."state" in ('asked', 'questioned');--> statement-breakpoint
CREATE INDEX "request_choices_mentor_idx" ON "request_choices" USING btree ("mentor_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_idempotency_key" ON "requests" USING btree ("mentee_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "requests_mentee_idx" ON "requests" USING btree ("mentee_id","state");--> statement-breakpoint
CREATE INDEX "shortlist_mentor_idx" ON "shortlist" USING btree ("mentor_id");--> statement-breakpoint
CREATE INDEX "mentorship_moves_idx" ON "mentorship_moves" USING btree ("mentorship_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "mentorships_one_live_pair" ON "mentorships" USING btree ("mentor_id","mentee_id") WHERE "mentorships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "mentorships_mentor_idx" ON "mentorships" USING btree ("mentor_id") WHERE "mentorships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "mentorships_mentee_idx" ON "mentorships" USING btree ("mentee_id") WHERE "mentorships"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mentorships_choice_key" ON "mentorships" USING btree ("choice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_key" ON "deliveries" USING btree ("key");--> statement-breakpoint
CREATE INDEX "deliveries_member_idx" ON "deliveries" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_state_idx" ON "deliveries" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "obligations_one_open" ON "obligations" USING btree ("kind","subject_id","owner_id") WHERE "obligations"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "obligations_owner_idx" ON "obligations" USING btree ("owner_id","due_at") WHERE "obligations"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "obligations_waiter_idx" ON "obligations" USING btree ("waiter_id","due_at") WHERE "obligations"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "obligations_due_idx" ON "obligations" USING btree ("due_at") WHERE "obligations"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "obligations_remind_idx" ON "obligations" USING btree ("remind_at") WHERE "obligations"."settled_at" is null and "obligations"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "obligations_subject_idx" ON "obligations" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "mentor_applications_queue_idx" ON "mentor_applications" USING btree ("programme_id","state","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mentor_applications_one_open" ON "mentor_applications" USING btree ("programme_id","member_id") WHERE "mentor_applications"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "programme_members_member_idx" ON "programme_members" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "programmes_slug_key" ON "programmes" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "programmes_one_default" ON "programmes" USING btree ("is_default") WHERE "programmes"."is_default";--> statement-breakpoint
CREATE INDEX "blocks_blocked_idx" ON "blocks" USING btree ("blocked_id");