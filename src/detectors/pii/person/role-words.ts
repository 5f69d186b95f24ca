/** Fields and roles of people in many languages, as forms, records and programs name them; without accents. */

const listOf = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

/** Fields for a full name, by language. */
const FULL_NAMES = listOf(
  'name on the account, name on account, name on the policy, name on the booking, name on the order, name on the ticket, name on file, name on passport, name in passport, name on the passport, name of account holder, name of the account holder, name of cardholder',
  'cardholder, card holder, cardholder name, name on card, account holder, holder name, full name, customer name, patient name, employee name',
  'legal name, preferred name, printed name, print name, individual name, member name, insured name, account holder name',
  "name of patient, name of insured, child's name, mother's name, father's name, mother's maiden name, parent name, guardian name",
  'contact person name, emergency contact name, driver name, guest name, passenger name, real_name, realname',
  'pt name, pat name, client name, account name, staff name, attendee name, name of customer, name of client, name of employee, name of driver',
  'holder_name, account_holder, accountholder, card_holder, contactname, patientname, customername, employeename',
  'nom et prenoms, nom prenom, prenom nom, prenom et nom, prenom/nom, nom/prenom, nom du patient, nom du titulaire, nom_complet',
  'name des patienten, name der patientin, name des versicherten, name vorname, vorname name, nachname vorname',
  'nombre y apellido, nombres y apellidos, apellidos y nombres, apellido y nombre, nombre del paciente, nombre del titular, nombre_completo',
  'cognome e nome, nominativo, nome paziente, nome e sobrenome, nome do paciente, nome do titular, nome_completo',
  'voor- en achternaam, naam patient, naam en voornaam, nazwisko i imie, imie nazwisko, imie i nazwisko pacjenta',
  'for- och efternamn, fornavn og etternavn, for- og etternavn, for- og efternavn, etu- ja sukunimi, sukunimi ja etunimi',
  'prijmeni a jmeno, cele jmeno, cele meno, vezeteknev es keresztnev, numele complet, име и презиме, прізвище та ім’я, пиб',
  'фамилия имя отчество, фамилия, отчество, фамилия и имя, полное имя, повне імʼя, трите имена, ονομα και επωνυμο',
  'isim soyisim, isim soyad, adi ve soyadi, ho va ten nguoi benh, nama pasien, nama nasabah, pangalan, jina kamili',
);

/** Who is named in a member of a record: `borrower_name`, `spouseName`, `guardianFirstName`. */
const NAMED = (
  'borrower recipient sender guest driver owner member spouse parent guardian child mother father applicant beneficiary payee payer buyer seller tenant landlord ' +
  'doctor physician nurse student teacher caller visitor passenger contact insured subscriber person holder debtor candidate witness victim emergency patient customer client employee'
).split(' ');
const MEMBERS = NAMED.flatMap((who) => [`${who}_name`, `${who}name`, `${who} name`]);
/** The same for one part of a name, as programs join its words. */
export const PART_MEMBERS: readonly string[] = NAMED.flatMap((who) => [
  `${who}firstname`,
  `${who}lastname`,
  `${who}surname`,
]);

/** What somebody is to who wrote the form. */
const ROLES_EN = listOf(
  'executor, executrix, guardian, legal guardian, parent/guardian, co-applicant, borrower, co-borrower, lessee, testator',
  'attending, attending physician, referring physician, primary physician, physician, surgeon, prescriber, therapist, nurse, pupil',
  'traveler, traveller, cardmember, card member, nok, line manager, interviewer',
  'interviewee, complainant, victim, suspect, arresting officer, registered keeper, registered owner, trustee, grantor, grantee',
  'petitioner, respondent, defendant, plaintiff, mother, father, husband, wife, child, dependent, dependant, undersigned, witnessed by, licensee, notary, appellant',
  'invitee, visitor, donor, nominee, heir, lecturer, caseworker, case worker, social worker, midwife, dentist, godparent, requestor, submitter, attendee',
  'form tutor, class teacher, sibling, godmother, godfather, sister, brother, son, daughter, grandmother, grandfather, bride, groom',
  'volunteer, filer, liable person, mentor, mentee, tutor, coach, kin, seen by, supervising, appraiser, co-driver, stepfather, stepmother, partner, guarantor(s), tenant(s), minute taker, minutes taken by, note taker, scribe, guarantor, co-signer, cosigner, beneficial owner, ultimate beneficial owner, beneficiary owner, ubo, dependents, dependants, authorized user',
  'full name of applicant, primary insured, named insured, co-insured, account owner, authorized signer, authorised signatory, lead passenger',
);
const ROLES_WEST = listOf(
  'patientin, bewerber, bewerberin, antragsteller, antragstellerin, mieter, mieterin, vermieter, vermieterin, zeuge, zeugin, unterzeichner',
  'begunstigter, begunstigte, erziehungsberechtigte, erziehungsberechtigter, notfallkontakt, fahrer, fahrerin, reisender, arbeitnehmer',
  'arbeitnehmerin, mitarbeiterin, hausarzt, hausarztin, behandelnder arzt, ehefrau, ehemann, schuler, schulerin, fahrgast, karteninhaberin',
  'steuerpflichtiger, steuerpflichtige, steuerpflichtige person, schuldner, schuldnerin, glaubiger, glaubigerin, eigentumer, eigentumerin, halter, halterin, fahrzeughalter, fahrzeughalterin, anzeigeerstatter, anzeigeerstatterin, beschuldigter',
  'geschadigter, verstorbener, verstorbene, erblasser, erblasserin, bevollmachtigter, bevollmachtigte, vollmachtgeber, vollmachtgeberin, kontobevollmachtigter, gesetzlicher vertreter, verfasser, verfasserin',
  'versicherte person, versicherte, unterschrieben von, gezeichnet, protokoll, protokollfuhrer, protokollfuhrerin, schriftfuhrer, schriftfuhrerin, versicherungsnehmerin, mutter, vater, kindesmutter, kindesvater, beifahrer, beifahrerin, zustandig, bearbeiter, bearbeiterin, lieferung an, ansprechpartnerin, vorsitz, sitzungsleitung',
  'contribuable, debiteur, debitrice, creancier, creanciere, proprietaire, defunt, defunte, mandataire, mandant, mandante, declarant, declarante, victime',
  'patiente, locataire, bailleur, demandeur, demandeuse, temoin, salarie, salariee, employe, employee, assure, assuree, tuteur, tutrice',
  "passager, passagere, voyageur, medecin traitant, medecin, contact d'urgence, conjoint, conjointe, eleve, signataire",
  'contribuyente, deudor, deudora, acreedor, acreedora, propietario, propietaria, fallecido, fallecida, apoderado, apoderada, denunciante, declarante, compareciente',
  'inquilino, inquilina, arrendatario, arrendataria, arrendador, solicitante, testigo, trabajador, trabajadora, empleada, asegurado, asegurada',
  'medico tratante, contacto de emergencia, conyuge, alumno, alumna, pasajero, pasajera, huesped, firmado por, responsable legal, titular de la cuenta, madre, padre, tomador, tomadora, responsable, suplente, enviar a, referente, titular de la tarjeta, arrendadora',
  'contribuente, debitore, debitrice, creditore, creditrice, proprietario, proprietaria, defunto, defunta, delegato, delegata, delegante, dichiarante, denunciante',
  'paziente, inquilina, locatario, conduttore, richiedente, testimone, lavoratore, dipendente, assicurata, tutore, medico curante, coniuge',
  'alunno, passeggero, ospite, contatto di emergenza, firmato da, titolare, titolare della carta, beneficiaria, intestataria, titolare del conto, spedire a, contraente, responsabile, intestatario del conto, locatore, locatrice, verbalizzante, segretario, segretaria, assente giustificato, assente giustificata',
  'devedor, devedora, credor, credora, falecido, falecida, procurador, procuradora, outorgante, outorgado, outorgada, declarante, contribuinte',
  'inquilino(a), locador, requerente, testemunha, funcionario, funcionaria, segurado, segurada, responsavel, responsavel legal, medico responsavel',
  'conjuge, aluno, aluna, passageiro, hospede, contato de emergencia, contacto de emergencia, assinado por, portador, portador do cartao, titular da conta, mae, pai, responsavel, enviar para, titular do cartao, senhorio, senhoria, inquilinos',
  'belastingplichtige, schuldenaar, schuldeiser, eigenaar, eigenares, overledene, gemachtigde, volmachtgever, aangever, aangeefster',
  'patiente, huurder, huurster, verhuurder, aanvrager, getuige, werknemer, medewerker, verzekerde, voogd, huisarts, behandelend arts',
  'leerling, passagier, contactpersoon, contact bij nood, kaarthouder, begunstigde, ondergetekende, rekeninghouder, roepnaam, notulist, notuliste, moeder, vader, verzekeringnemer, bezorgen bij, behandeld door, voorzitter, verhuurster',
);
const ROLES_NORTH_EAST = listOf(
  'skattskyldig, skattepliktig, skattepligtig, skyldner, ejer, eier, agare, afdode, avliden, fuldmagtshaver, fullmaktsgivare',
  'patientens navn, lejer, ansoger, vidne, medarbejder, forsikrede, vaerge, egen laege, kontaktperson, passager, kortholder, parorende',
  'hyresgast, sokande, vittne, anstalld, forsakrad, vardnadshavare, anhorig, resenar, kortinnehavare, kontoinnehavare, hyresvard, mamma, pappa, forsakringstagare, kontaktperson, levereras till, handlaggare, ordforande, sekreterare, justerare',
  'pasient, leietaker, soker, vitne, ansatt, foresatt, verge, fastlege, parorende, kortholder, kontoeier',
  'potilas, vuokralainen, hakija, todistaja, tyontekija, vakuutettu, huoltaja, yhteyshenkilo, lahiomainen, matkustaja, kortinhaltija, tilinomistaja',
  'podatnik, dluznik, wierzyciel, wlasciciel, wlascicielka, pelnomocnik, zmarly, zmarla, poszkodowany, poszkodowana, podejrzany',
  'pacjent, pacjentka, najemca, wnioskodawca, swiadek, pracownik, ubezpieczony, ubezpieczona, opiekun, lekarz, malzonek, uczen, pasazer',
  'posiadacz karty, posiadacz rachunku, beneficjent, osoba kontaktowa, podpisano, zleceniodawca, wlasciciel rachunku, wynajmujacy, matka, ojciec, ubezpieczajacy, prowadzacy, prowadzaca, najemczyni, protokolowal, protokolowala, protokolant, protokolantka, przewodniczacy, przewodniczaca',
  'pacient, pacientka, najemce, zadatel, svedek, zamestnanec, pojistenec, zakonny zastupce, osetrujici lekar, drzitel karty, cestujici',
  'najomca, ziadatel, svedok, poistenec, drzitel karty, pacijent, najmoprimac, podnositelj, svjedok, zaposlenik, osiguranik, skrbnik',
  'beteg, berlo, kerelmezo, tanu, munkavallalo, biztositott, gyam, hozzatartozo, kartyabirtokos, szamlatulajdonos',
  'pacientul, chirias, solicitant, martor, angajat, asigurat, persoana de contact, titular cont, titularul cardului',
  'пациент, пациентка, арендатор, наниматель, заявитель, свидетель, сотрудник, работник, застрахованный, опекун, лечащий врач, получатель',
  'держатель карты, владелец счета, контактное лицо, ученик, пассажир, пацієнт, пацієнтка, орендар, заявник, свідок, працівник, опікун',
  'одержувач, наемател, заявител, служител, настойник, лекуващ лекар, ασθενης, ενοικιαστης, αιτων, μαρτυρας, εργαζομενος, κηδεμονας, δικαιουχος',
  'hasta adi, kiraci, basvuran, tanik, calisan, sigortali, kart sahibi, hesap sahibi, yolcu, ogrenci, musteri adi',
  'benh nhan, nguoi thue, nguoi nop don, nhan chung, chu the, chu tai khoan, nguoi thu huong, nguoi nhan, pasien, penyewa, pemohon, saksi',
  'karyawan, pemegang kartu, pemegang rekening, penerima, nasabah, tertanggung, penumpang, pesakit, penjaga, pemegang kad',
);

/** Fields for both parts of a name in the order of records, the family name first. */
const BOTH_PARTS = [
  ['surname', 'given name'],
  ['surname', 'given names'],
  ['surname', 'first name'],
  ['surname', 'forename'],
  ['last name', 'first name'],
  ['family name', 'given name'],
  ['family name', 'first name'],
  ['nachname', 'vorname'],
  ['familienname', 'vorname'],
  ['name', 'vorname'],
  ['nom', 'prenom'],
  ['nom', 'prenoms'],
  ['apellidos', 'nombre'],
  ['apellidos', 'nombres'],
  ['cognome', 'nome'],
  ['sobrenome', 'nome'],
  ['apelidos', 'nome'],
  ['achternaam', 'voornaam'],
  ['nazwisko', 'imie'],
  ['prijmeni', 'jmeno'],
  ['efternamn', 'fornamn'],
  ['etternavn', 'fornavn'],
  ['efternavn', 'fornavn'],
  ['sukunimi', 'etunimi'],
].flatMap(([family, given]) => ['/', ' / ', ', '].map((mark) => `${family}${mark}${given}`));

export const ROLE_FIELDS: readonly string[] = [
  ...new Set([...FULL_NAMES, ...MEMBERS, ...BOTH_PARTS, ...ROLES_EN, ...ROLES_WEST, ...ROLES_NORTH_EAST]),
];

/** Who holds an account, a card or a seat: what says so without a colon, directly before a name. */
export const ROLE_HOLDERS: readonly string[] = listOf(
  'the undersigned, je soussigne, je soussignee, io sottoscritto, io sottoscritta, ik ondergetekende, yo el abajo firmante, eu abaixo assinado, ja nizej podpisany, ja nizej podpisana',
  'individual name, tnv, ten name van, op naam van, lautend auf, auf den namen, im namen von, inhaber, inhaberin',
  'beneficiario, beneficiaria, beneficiaire, assure, assuree, asegurado, asegurada, assicurato, assicurata, a nombre de, au nom de, intestato a, intestata a, a nome di, em nome de, na nazwisko, na jmeno, i navnet, utstedt til, utstallt pa',
  'paciente, pasajero, paziente, patientin, passageiro, pacjent, pacjentka, potilas, pasient, patiente, beteg, на имя, получатель',
  'nok, emergency contact, next of kin, huurder, mieter, mieterin, locataire, inquilino, inquilina',
  'versicherte, versicherter, bewerber, bewerberin, antragsteller, antragstellerin, datter, datteren, sonnen, dotter, dottern, sonen, tytar',
  'tyttaren, zoontje, dochtertje, пациент, пациентка, пацієнт, atas nama, mang ten',
);

/** Roles with their article, behind which a name stands between commas. */
export const THE_ROLES: readonly string[] = [
  ...listOf(
    'executor, executrix, appraiser, tenant, landlord, landlady, caller, witness, applicant, claimant, complainant, plaintiff, defendant, buyer, seller',
    'patient, nurse, surgeon, notary, beneficiary, insured, policyholder, borrower, guarantor, driver, passenger, pedestrian, cyclist, victim, suspect',
    'owner, occupant, resident, homeowner, victim, informant, trustee, guarantor, student, employee, customer, account holder, cardholder, deceased, testator',
  ).map((role) => `the ${role}`),
  ...listOf(
    'der klager, die klagerin, der beklagte, die beklagte, der mieter, die mieterin, der vermieter, die vermieterin, der patient, die patientin, der zeuge',
    'le locataire, la locataire, le bailleur, la bailleresse, le patient, la patiente, le demandeur, la demanderesse, le defendeur, le temoin, le salarie',
    'el inquilino, la inquilina, el arrendador, la arrendadora, el paciente, la paciente, el titular, la titular, el testigo, la testigo, el demandante',
    'il conduttore, la conduttrice, il locatore, la locatrice, il paziente, la paziente, il titolare, la titolare, il testimone, il ricorrente, il sottoscritto',
    'o inquilino, a inquilina, o paciente, a paciente, o titular, a titular, o autor, a autora, de huurder, de verhuurder, de eiser, de eiseres, de verdachte',
  ),
];

/** Lists of who lives, travels or signs together: roles in the plural. */
export const LISTS_OF_PEOPLE: readonly string[] = listOf(
  'tenants, tenant(s), witnesses, guests, passengers, beneficiaries, hiring panel, authors, crew, panelists, panellists, volunteers, interviewers, executors, trustees, guardians, residents, occupants, travellers, travelers',
  'absent, also present, absentees, minutes taken by, mieter, zeugen, mitreisende, protokoll, vermieter, locataires, passagers, temoins, absents',
  'ausentes, testigos, inquilinos, testimoni, assente giustificato, assente giustificata, assenti giustificati, passeggeri, testemunhas, huurders',
  'getuigen, afwezigen, najemcy, swiadkowie, hyresgaster, vittnen, franvarande',
);

/** Lists of who was there: the first of them. */
export const PRESENT: readonly string[] = listOf(
  'present, attendees, in attendance, apologies, participants, anwesend, anwesende, teilnehmer, teilnehmende, entschuldigt, presents',
  'participants, excuses, asistentes, presentes, participantes, presenti, partecipanti, assenti, aanwezig, aanwezigen, afwezig, obecni',
  'nieobecni, til stede, deltakere, deltagere, tilstede, fravaerende, narvarande, franvarande, lasna, paikalla, osallistujat, pritomni, jelen vannak',
  'παροντες, παρουσες, συμμετεχοντες, αποντες, prezenti, присутствовали, присутствующие, присутні, katilanlar, hadir, peserta, thanh phan tham du',
);
