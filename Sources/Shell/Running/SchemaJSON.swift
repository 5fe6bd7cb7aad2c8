import Entente
import ResultRendering

/// The schema as one JSON object:
/// `{"nodes":n,"relationships":n,"labels":[GROUP…],"types":[GROUP…],"connections":[{"source","type","target","count"}…]}`,
/// where a group is `{"name","count","properties":[{"key","count","types":[…],"samples":[…]}…]}`, and source and target
/// are the lists of all labels at the ends. Nodes without labels are the group of the empty name.
enum SchemaJSON {
    static func text(_ schema: SchemaSummary, _ details: SchemaDetails) -> String {
        var output = "{\"nodes\":\(schema.nodeCount),\"relationships\":\(schema.relationshipCount),\n\"labels\":"
        write(details.labels, into: &output)
        output += ",\n\"types\":"
        write(details.types, into: &output)
        output += ",\n\"connections\":["
        for (index, connection) in details.connections.enumerated() {
            output += index > 0 ? ",\n" : "\n"
            output += "{\"source\":"
            JSONValueWriter.write(.list(connection.source.map { .string($0) }), into: &output)
            output += ",\"type\":"
            JSONValueWriter.write(connection.type, into: &output)
            output += ",\"target\":"
            JSONValueWriter.write(.list(connection.target.map { .string($0) }), into: &output)
            output += ",\"count\":\(connection.count)}"
        }
        return output + "]}\n"
    }

    private static func write(_ groups: [SchemaDetails.Group], into output: inout String) {
        output += "["
        for (index, group) in groups.enumerated() {
            output += index > 0 ? ",\n" : "\n"
            output += "{\"name\":"
            JSONValueWriter.write(group.name, into: &output)
            output += ",\"count\":\(group.count),\"properties\":["
            for (position, property) in group.properties.enumerated() {
                if position > 0 { output += "," }
                output += "{\"key\":"
                JSONValueWriter.write(property.key, into: &output)
                output += ",\"count\":\(property.count),\"types\":"
                JSONValueWriter.write(.list(property.types.map { .string($0) }), into: &output)
                output += ",\"samples\":"
                JSONValueWriter.write(.list(property.samples), into: &output)
                output += "}"
            }
            output += "]}"
        }
        output += "]"
    }
}
