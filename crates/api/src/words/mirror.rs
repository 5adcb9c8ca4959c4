//! Choices of the heart as words of requests and answers, each with its own name in small letters.

/// Makes a type of the API that has the same cases as one of the heart, and turns one into the other.
macro_rules! mirrored {
    ($(#[$doc:meta])* $name:ident of $heart:ident as $schema:ident { $($(#[$case_doc:meta])* $case:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[schema(as = $schema)]
        pub enum $name {
            $($(#[$case_doc])* $case,)*
        }

        impl From<$heart> for $name {
            fn from(of: $heart) -> $name {
                match of {
                    $($heart::$case => $name::$case,)*
                }
            }
        }

        impl From<$name> for $heart {
            fn from(of: $name) -> $heart {
                match of {
                    $($name::$case => $heart::$case,)*
                }
            }
        }
    };
}

pub(crate) use mirrored;
