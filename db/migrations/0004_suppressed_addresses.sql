CREATE TABLE "suppressed_addresses" (
	"email" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
