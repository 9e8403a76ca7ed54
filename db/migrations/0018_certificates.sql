CREATE TABLE "mentorship_certificates" (
	"mentorship_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"code" text,
	"shared_at" timestamp with time zone,
	"named_since" timestamp with time zone,
	CONSTRAINT "mentorship_certificates_mentorship_id_member_id_pk" PRIMARY KEY("mentorship_id","member_id"),
	CONSTRAINT "mentorship_certificates_shared" CHECK (("mentorship_certificates"."code" is null) = ("mentorship_certificates"."shared_at" is null))
);
--> statement-breakpoint
ALTER TABLE "mentorship_certificates" ADD CONSTRAINT "mentorship_certificates_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorship_certificates" ADD CONSTRAINT "mentorship_certificates_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mentorship_certificates_code_key" ON "mentorship_certificates" USING btree ("code");