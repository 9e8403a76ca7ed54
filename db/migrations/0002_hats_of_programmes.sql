-- Programmes stand above accounts, so this key cannot be declared with the table.
alter table hats add constraint hats_programme_id_programmes_id_fk foreign key (programme_id) references programmes (id) on delete cascade;
--> statement-breakpoint
alter table obligations add constraint obligations_programme_id_programmes_id_fk foreign key (programme_id) references programmes (id) on delete cascade;
--> statement-breakpoint
alter table agreement_signatures add constraint agreement_signatures_agreement_fk foreign key (mentorship_id, version) references agreements (mentorship_id, version) on delete cascade;
