//! Which messages of GTP ask and which answer (TS 29.060 table 1, TS 29.274 table 6.1-1, TS 29.281 table 6.1-1).

/// What a message is to its transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It waits for an answer.
    Request,
    /// It answers.
    Answer,
    /// Neither, or not known to be either.
    Other,
}

type Roles = [Role; 256];

/// GTPv1-C.
pub(crate) const V1: Roles = roles(&[
    (1, 2),
    (1, 3),
    (4, 5),
    (6, 7),
    (16, 17),
    (18, 19),
    (20, 21),
    (22, 23),
    (24, 25),
    (27, 28),
    (29, 30),
    (32, 33),
    (34, 35),
    (36, 37),
    (48, 49),
    (50, 51),
    (53, 54),
    (55, 59),
    (56, 57),
    (58, 60),
    (61, 62),
    (96, 97),
    (98, 99),
    (100, 101),
    (102, 103),
    (104, 105),
    (112, 113),
    (114, 115),
    (116, 117),
    (118, 119),
    (120, 121),
    (128, 129),
    (240, 241),
]);

/// GTPv2-C; a command is answered by a request of its own, or by a failure indication.
pub(crate) const V2: Roles = roles(&[
    (1, 2),
    (1, 3),
    (25, 26),
    (27, 28),
    (29, 30),
    (32, 33),
    (34, 35),
    (36, 37),
    (38, 39),
    (40, 41),
    (64, 65),
    (66, 67),
    (68, 69),
    (95, 96),
    (97, 98),
    (99, 100),
    (101, 102),
    (103, 104),
    (128, 129),
    (130, 131),
    (133, 134),
    (135, 136),
    (137, 138),
    (139, 140),
    (149, 150),
    (153, 154),
    (155, 156),
    (158, 159),
    (160, 161),
    (162, 163),
    (164, 165),
    (166, 167),
    (168, 169),
    (170, 171),
    (176, 177),
    (179, 180),
    (200, 201),
    (211, 212),
    (231, 232),
    (233, 234),
    (235, 236),
]);

/// GTP-U.
pub(crate) const USER: Roles = roles(&[(1, 2)]);

impl Role {
    /// The role of a message type.
    pub(crate) fn of(roles: &Roles, kind: u8) -> Self {
        roles.get(usize::from(kind)).copied().unwrap_or(Self::Other)
    }
}

const fn roles(pairs: &[(u8, u8)]) -> Roles {
    let mut roles = [Role::Other; 256];
    let mut rest: &mut [Role] = &mut roles;
    let mut kind = 0_u8;
    while let Some((role, later)) = rest.split_first_mut() {
        *role = role_in(pairs, kind);
        kind = kind.wrapping_add(1);
        rest = later;
    }
    roles
}

const fn role_in(mut pairs: &[(u8, u8)], kind: u8) -> Role {
    while let Some(((request, answer), later)) = pairs.split_first() {
        if *request == kind {
            return Role::Request;
        }
        if *answer == kind {
            return Role::Answer;
        }
        pairs = later;
    }
    Role::Other
}
