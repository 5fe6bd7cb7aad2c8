/// The files of an LSQB folder and what they become in the graph.
///
/// Labels and types are those of the peers' schema, with every kind of message under `Message` and its own label.
enum LSQBFolder {
    /// A file of nodes.
    struct Nodes {
        var file: String
        var labels: [String]
    }

    /// A file of relationships between nodes of two files.
    struct Relationships {
        var type: String
        var source: String
        var target: String
        var file: String
    }

    static let nodes = [
        Nodes(file: "Country", labels: ["Country"]),
        Nodes(file: "City", labels: ["City"]),
        Nodes(file: "Person", labels: ["Person"]),
        Nodes(file: "Forum", labels: ["Forum"]),
        Nodes(file: "Comment", labels: ["Message", "Comment"]),
        Nodes(file: "Post", labels: ["Message", "Post"]),
        Nodes(file: "Tag", labels: ["Tag"]),
        Nodes(file: "TagClass", labels: ["TagClass"]),
    ]

    /// `KNOWS` is stored once per pair and matched without direction.
    static let relationships = [
        Relationships(type: "IS_PART_OF", source: "City", target: "Country", file: "City_isPartOf_Country"),
        Relationships(type: "IS_LOCATED_IN", source: "Person", target: "City", file: "Person_isLocatedIn_City"),
        Relationships(type: "HAS_MEMBER", source: "Forum", target: "Person", file: "Forum_hasMember_Person"),
        Relationships(type: "CONTAINER_OF", source: "Forum", target: "Post", file: "Forum_containerOf_Post"),
        Relationships(type: "REPLY_OF", source: "Comment", target: "Post", file: "Comment_replyOf_Post"),
        Relationships(type: "REPLY_OF", source: "Comment", target: "Comment", file: "Comment_replyOf_Comment"),
        Relationships(type: "HAS_TAG", source: "Comment", target: "Tag", file: "Comment_hasTag_Tag"),
        Relationships(type: "HAS_TAG", source: "Post", target: "Tag", file: "Post_hasTag_Tag"),
        Relationships(type: "HAS_TYPE", source: "Tag", target: "TagClass", file: "Tag_hasType_TagClass"),
        Relationships(type: "HAS_CREATOR", source: "Comment", target: "Person", file: "Comment_hasCreator_Person"),
        Relationships(type: "HAS_CREATOR", source: "Post", target: "Person", file: "Post_hasCreator_Person"),
        Relationships(type: "LIKES", source: "Person", target: "Comment", file: "Person_likes_Comment"),
        Relationships(type: "LIKES", source: "Person", target: "Post", file: "Person_likes_Post"),
        Relationships(type: "HAS_INTEREST", source: "Person", target: "Tag", file: "Person_hasInterest_Tag"),
        Relationships(type: "KNOWS", source: "Person", target: "Person", file: "Person_knows_Person"),
    ]
}
