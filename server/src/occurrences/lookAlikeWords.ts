/**
 * English words that are one edit away from a word of a built-in code and yet no slip of the pen: `locked` is not a
 * mistyped `blocked`. Only beside words of five letters and more, for shorter ones are hardly ever mistyped (`slips.ts`).
 * Taken from the list american-english of SCOWL (Debian package wamerican), less plurals.
 */
export const lookAlikeWords: ReadonlySet<string> = new Set(
  `
  abridge accented approve approves authorisation balanced ballet ballets beached berms berth bevel birch blacked blocker bound
  breached bride bridged bridle bushiness busyness cession chipping clocked connecter contract county crate
  crease created cremate crypt crypts custodian dearly delete deletes depleted diddle disclaimed dumber
  duplicated earl earls estate even evens exchanged exits expire expires fending fiddle finding firs firth fist
  flaps flats flaws flays flocked flogged flogs fond formal founding fount frags fridge fund funking germs girth
  hipping hissing hone hound jingle lagged lags laid leached levee lever licit locked logic logon loin lumber
  mail mallet mallets massage massing meddle messing mingle mirth misting misusing mound mount muddle mussing
  nearly notwork nuder numbed packaged paid pallet pallets pearly perms phoned phoney phony picket piddle placid
  plain plait pone portal pound preached presidency preview priced pricey pricy pride prime prince prize produce
  prone prong provide provider provides rationality reaches reacted require requires requited residence resolve
  resolver resolves retched revel revolution revolved rice riddle ridge roached round sate secrete shingle shone
  shopping sighing singe singing singled singly sinning sipping skate skipping slags slate slid slipping
  snipping sold soled soli sound sourced spate stage stake stale stare stat stated stater states stats statue
  statues stave stolid stricture structured sunder supplier supplies supporter taken teams teems terns terror
  thicket ticked ticker tingle toke toked tokes trice udder umber unsafer unwonted valance vent vents verifies
  versification versified walled whipping wicket woken wound wring wrung yearly yogin
  `
    .trim()
    .split(/\s+/),
);

/** What the programs of all vendors' users compare fields called `code` with: OAuth 2's errors, and zod's issues. */
export const othersCodes: ReadonlySet<string> = new Set(
  `
  invalid_client invalid_grant invalid_redirect_uri invalid_request invalid_scope invalid_token
  invalid_arguments invalid_date invalid_element invalid_enum_value invalid_format invalid_key invalid_literal
  invalid_return_type invalid_string invalid_type invalid_union invalid_value
  `
    .trim()
    .split(/\s+/),
);
