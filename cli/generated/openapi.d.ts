// Made by `npm run openapi`.

export interface paths {
    "/device_authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin signing in a terminal (RFC 8628).
         * @description Show the person `user_code` and `verification_uri`, and ask for the token every `interval` seconds meanwhile.
         */
        post: operations["start_device_authorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the token of a terminal that a person lets in (RFC 8628). */
        post: operations["redeem_device_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Be told of every change that the caller may see, while the connection is open.
         * @description Server-sent events. `change` says which areas changed at which nodes; read those anew. `refetch` says that some may have been missed. Comments keep the connection open.
         */
        get: operations["stream_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description. */
        get: operations["get_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description as a page to read. */
        get: operations["get_reference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say who the caller is: an agent, or a person with their roles.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["who_am_i"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The nodes where the caller's roles begin, with the names of the places above them.
         * @description Least role: viewer.
         */
        get: operations["get_tree_roots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the node at an address, also at one that it had before.
         * @description Least role: viewer.
         */
        get: operations["resolve_path"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One node: its name, place, address, and how much is below it.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_node"];
        put?: never;
        post?: never;
        /**
         * Delete a node and everything below it.
         * @description Tools stop at once; accounts are revoked, then forgotten. Least role: admin.
         */
        delete: operations["delete_node"];
        options?: never;
        head?: never;
        /**
         * Change a node's name, address or description.
         * @description Change a node's name, address or description. The old address goes on leading to the node. Least role: admin.
         *
         *     With `parentId` (`move_node`): Move a node, with everything below it, to another parent. Least role: admin.
         */
        patch: operations["rename_node"];
        trace?: never;
    };
    "/nodes/{node}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A node and its ancestors, root first.
         * @description Those above the caller's roles are names only. Least role: viewer.
         */
        get: operations["get_lineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The nodes directly below a node, by name.
         * @description Least role: viewer.
         */
        get: operations["list_children"];
        put?: never;
        /**
         * Create a team, project or agent below a node.
         * @description Least role: admin.
         */
        post: operations["create_node"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find nodes by name or address, among those that the caller may see.
         * @description Least role: viewer.
         */
        get: operations["search_nodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The status marks of some nodes of the tree, and how much is to fix at or below each.
         * @description Least role: viewer.
         */
        get: operations["list_marks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show which agents would gain, lose or switch what if something were moved, blocked, removed, disconnected or deleted.
         * @description Least role: viewer.
         */
        post: operations["preview_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The kill switch: disconnect every account at once, of one provider or of all, and revoke their access.
         * @description Least role: admin. More where it reaches further.
         */
        post: operations["revoke_everything"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has which role at a node, and from where; and who is invited.
         * @description Least role: viewer.
         */
        get: operations["list_members"];
        put?: never;
        /**
         * Invite people to a role at a node.
         * @description Each gets a link for their address only, once, for 7 days. Least role: admin.
         */
        post: operations["invite_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take away somebody's role at a node.
         * @description Accounts they connected stay or are disconnected. Least role: admin.
         */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        /**
         * Change somebody's role at a node, between roles that are not above your own.
         * @description Least role: admin.
         */
        patch: operations["change_role"];
        trace?: never;
    };
    "/nodes/{node}/members/{member}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What taking away somebody's role at a node touches: agents, and accounts they connected.
         * @description Least role: admin.
         */
        post: operations["preview_remove_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation that nobody has accepted yet.
         * @description Its link stops working at once. Least role: admin.
         */
        delete: operations["withdraw_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where an agent can be reached: its bots and numbers, how people address them, what works and what waits.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/channels/{integration}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the file with which an agent's bot is installed at its platform, such as the app package that is uploaded to Teams.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_channel_package"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{connection}/channel/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the provider how a bot or number stands, and set it up again where that did not work.
         * @description Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        post: operations["check_channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/numbers/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find phone numbers that an agent could get, with what each costs per month and per use.
         * @description Nothing is bought. Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        post: operations["search_numbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy a phone number for an agent and connect it: it costs its monthly price from now on.
         * @description Ask search_numbers first. Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        post: operations["provision_number"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{connection}/channel/test-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message to an agent through its channel, to see it arrive.
         * @description Where a bot does not hear itself, it says what to write where. Least role: member.
         */
        post: operations["send_test_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys of an agent, newest first, with those that ended in the last 30 days.
         * @description Least role: admin.
         */
        get: operations["list_agent_keys"];
        put?: never;
        /**
         * Make a key with which an agent proves who it is.
         * @description The key is shown once. Least role: admin.
         */
        post: operations["create_agent_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/server-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organization's server tokens, newest first, with those that ended in the last 30 days.
         * @description Least role: owner.
         */
        get: operations["list_server_tokens"];
        put?: never;
        /**
         * Make a token with which a program reports what the organization's agents use, and can do nothing else.
         * @description It is shown once. Least role: owner.
         */
        post: operations["create_server_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/server-tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a server token.
         * @description The program that holds it reports nothing any more. Least role: owner.
         */
        delete: operations["revoke_server_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/keys/{key}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a key in another's place, for as long as that one was made for.
         * @description The old one works for a while yet. Least role: admin.
         */
        post: operations["rotate_agent_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key.
         * @description The agent stops at once where it is used. Least role: admin.
         */
        delete: operations["revoke_agent_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's own tokens in this organization, newest first, with those that ended in the last 30 days.
         * @description Least role: viewer.
         */
        get: operations["list_personal_tokens"];
        put?: never;
        /**
         * Make a token with which a terminal or a script acts as the caller in this organization.
         * @description It is shown once. Least role: viewer.
         */
        post: operations["create_personal_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{key}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a token in another's place, for as long as that one was made for.
         * @description The old one works for a while yet. Least role: viewer.
         */
        post: operations["rotate_personal_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke one of the caller's own tokens.
         * @description What uses it stops at once. Least role: viewer.
         */
        delete: operations["revoke_personal_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the integrations there are, or those that words are found in, with their tools and their status at a node.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_catalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/{integration}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what an integration does, asks for, sends where and leaves behind, and where it is installed.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_catalog_integration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List every integration as it is in effect at a node: status, account, tools, and what to do next.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_integrations"];
        put?: never;
        /**
         * Install an integration at a node, for it and everything below.
         * @description Nothing outside is contacted. Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        post: operations["install_integration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/integrations/{integration}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one integration at a node: status, settings with their source, tools, and why this account.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_integration"];
        put?: never;
        post?: never;
        /**
         * Remove an integration from a node.
         * @description Its tools go off at once; then everything it set up outside is cleaned up. Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        delete: operations["remove_integration"];
        options?: never;
        head?: never;
        /**
         * Change an installed integration's settings at its node, or pin the account it uses.
         * @description Least role: member; at teams and the organization admin. More where it reaches further. An agent may do this at itself.
         */
        patch: operations["configure_integration"];
        trace?: never;
    };
    "/nodes/{node}/integrations/{integration}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show which agents an installation and an account at a node would reach.
         * @description Least role: viewer.
         */
        get: operations["preview_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/integrations/{integration}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Block an integration at a node and everything below.
         * @description Accounts stay connected. Least role: admin.
         */
        put: operations["block_integration"];
        post?: never;
        /**
         * Lift a block at the node where it was set.
         * @description Least role: admin.
         */
        delete: operations["unblock_integration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/integrations/{integration}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start connecting an account for an integration at a node.
         * @description Nothing outside is contacted yet; open the returned page to go on. Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        post: operations["start_connect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect-attempts/{attempt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how a connect attempt stands: waiting, connected, declined, or what went wrong.
         * @description Least role: viewer. Also open to whoever it was sent to or begun by. An agent may do this at itself.
         */
        get: operations["get_connect_attempt"];
        put?: never;
        /**
         * Connect an account with a pasted key.
         * @description The key is tried at once and then kept sealed. Least role: member; at teams and the organization admin. Also open to whoever it was sent to or begun by.
         */
        post: operations["finish_connect_key"];
        /**
         * Stop a connect attempt.
         * @description Nothing is saved. Least role: member; at teams and the organization admin. Also open to whoever it was sent to or begun by. An agent may do this at itself.
         */
        delete: operations["cancel_connect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect-attempts/{attempt}/bot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the manager bot ask for a bot of the agent's own.
         * @description A person confirms it on the returned page; then it is connected by itself. Least role: member; at teams and the organization admin. Also open to whoever it was sent to or begun by.
         */
        post: operations["connect_bot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/setups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts that make apps, bots and numbers for agents at a node: its own and those it inherits, the nearest first.
         * @description Least role: viewer.
         */
        get: operations["list_setups"];
        put?: never;
        /**
         * Connect an account that makes apps, bots or numbers for the agents of a node and below: a Slack workspace, a Telegram manager bot, a telephony account.
         * @description Least role: admin.
         */
        post: operations["connect_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connect links: those the caller sent, and all at the nodes they administer.
         * @description Least role: viewer.
         */
        get: operations["list_connect_links"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/connect-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask somebody to connect an account at a node: a member who may connect there, or whoever has an address, for this one account only.
         * @description Least role: member; at teams and the organization admin.
         */
        post: operations["create_connect_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect-links/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw a connect link.
         * @description It stops working at once, also for who is just using it. Least role: member; at teams and the organization admin.
         */
        delete: operations["withdraw_connect_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List every account that the caller may see, grouped by the node that owns it, with who uses it.
         * @description Least role: viewer.
         */
        get: operations["list_all_connections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts that a node owns, and those that it inherits from above.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_connections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{connection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one account: its health, the agents that use it and how much, and what happened to it.
         * @description Least role: viewer.
         */
        get: operations["get_connection"];
        put?: never;
        post?: never;
        /**
         * Disconnect an account.
         * @description Tools that used it go off at once; then the access is revoked at the provider. Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        delete: operations["disconnect_connection"];
        options?: never;
        head?: never;
        /**
         * Relabel an account, or make it the default of its provider at its node.
         * @description Relabel an account, or make it the default of its provider at its node. Least role: member; at teams and the organization admin. An agent may do this at itself.
         *
         *     With `node` (`move_connection`): Move an account to another node: from then on that node and all below it can use it. Least role: admin.
         */
        patch: operations["update_connection"];
        trace?: never;
    };
    "/connections/{connection}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the provider whether it still accepts an account.
         * @description What it says shows at once. Least role: member; at teams and the organization admin.
         */
        post: operations["test_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{connection}/reconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start authorizing an account anew, for one that broke or lacks permissions.
         * @description Open the returned page to go on. Least role: member; at teams and the organization admin. An agent may do this at itself.
         */
        post: operations["reconnect_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{connection}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show which agents would gain, lose or switch what if an account were disconnected, moved or made the default.
         * @description Least role: viewer.
         */
        post: operations["preview_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provider-apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the OAuth apps through which the organization connects each provider.
         * @description Least role: viewer.
         */
        get: operations["list_provider_apps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provider-apps/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Use the organization's own OAuth app for a provider.
         * @description Connections made with another one go on with that. Least role: admin.
         */
        put: operations["set_provider_app"];
        post?: never;
        /**
         * Stop using the organization's own OAuth app for a provider.
         * @description Connections made with it go on with it. Least role: admin.
         */
        delete: operations["remove_provider_app"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provider-apps/{provider}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a provider whether it knows an OAuth app.
         * @description Nothing is saved and nobody signs in. Least role: admin.
         */
        post: operations["check_provider_app"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provider-apps/{provider}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show which connections would have to reconnect to use another app of a provider.
         * @description Least role: admin.
         */
        post: operations["preview_provider_app"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tools of a node, those that can be called now and those that lack something.
         * @description Agents are not shown what policy denies them. Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_tools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/tools/{tool}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a tool of an agent's active integration and return what it says.
         * @description Least role: member. An agent may do this at itself.
         */
        post: operations["call_tool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tool calls at and below a node, the newest first: who called which tool with which account, what allowed it, and how it ended.
         * @description Least role: member. An agent may do this at itself.
         */
        get: operations["list_tool_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tool-calls/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how one tool call stands or ended, and what came of one that was approved.
         * @description Least role: member. An agent may do this at itself.
         */
        get: operations["get_tool_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what agents may do at a node, per integration and tool and to themselves, and where it is set.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_policies"];
        /**
         * Set what agents at and below a node may do: allow, ask a person, or deny.
         * @description The strictest value on the way holds. Least role: admin.
         */
        put: operations["set_policies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/policies/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show how many agents would be asked, refused or let go on if these policies were set.
         * @description Least role: viewer.
         */
        post: operations["preview_policies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/policies/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether a tool may be called at a node, and by which policy.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["test_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what agents ask people to allow: what waits, or what became of the rest.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals/{approval}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what became of something that waits or waited for a person's approval.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_approval"];
        put?: never;
        /**
         * Approve or decline what an agent asks for.
         * @description Only people decide, and only what they could do themselves. Least role: member.
         */
        post: operations["decide_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a person to allow a tool call or a change of the agent's own integrations.
         * @description It is carried out once they approve. Least role: member. An agent may do this at itself.
         */
        post: operations["request_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was said to an agent on its channels, in order.
         * @description What it did not acknowledge yet comes first, and again each time until it does. Least role: member. An agent may do this at itself.
         */
        get: operations["read_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/inbox/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an agent took its messages up to one of them: they are not read again unless asked for by a cursor.
         * @description Least role: member. An agent may do this at itself.
         */
        post: operations["acknowledge_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/inbox/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how an agent's inbox stands: how much waits in it, and whether its own address takes what it is sent.
         * @description Least role: member. An agent may do this at itself.
         */
        get: operations["get_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/inbox/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Have an agent's messages sent to an address of its own, one after the other, signed and until it takes them.
         * @description The secret that signs them is shown once. Least role: member. An agent may do this at itself.
         */
        put: operations["set_inbox_webhook"];
        post?: never;
        /**
         * Send an agent's messages to its own address no more.
         * @description What waits stays in its inbox. Least role: member. An agent may do this at itself.
         */
        delete: operations["remove_inbox_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/inbox/webhook/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret that signs calls of an agent's own address.
         * @description For a day calls are signed with both. Least role: member. An agent may do this at itself.
         */
        post: operations["rotate_inbox_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/inbox/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the calls of an agent's own address in the last week, the newest first: which message, and what was answered.
         * @description Least role: member. An agent may do this at itself.
         */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List with whom an agent talks on its channels, the latest first.
         * @description Least role: member. An agent may do this at itself.
         */
        get: operations["list_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/conversations/{conversation}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a conversation of an agent, both what was said to it and by it, the newest first.
         * @description Least role: member. An agent may do this at itself.
         */
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Removals at a node and below it: those that wait for a person, then running, then done.
         * @description Least role: viewer.
         */
        get: operations["list_receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a removal did, step by step, and what is still being done or left to a person.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipt-steps/{step}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a step of a removal, which the server could not do, was done by hand.
         * @description Least role: admin.
         */
        post: operations["confirm_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipt-steps/{step}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a step of a removal again now, instead of later or by hand.
         * @description Least role: member; at teams and the organization admin.
         */
        post: operations["retry_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what may be spent at a node, how long it lasts at this rate, its budgets, and what using its integrations costs.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_credits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what was spent at and below a node by day (UTC), and by integration, by what is below it, or by meter.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["get_usage"];
        put?: never;
        /**
         * Charge what an agent used elsewhere, such as model tokens or compute: by the price book, or at the price given.
         * @description Charge what an agent used elsewhere, such as model tokens or compute: by the price book, or at the price given. Once for each key; refused where the pool or a budget has no room. Least role: owner. A program with a server token may do this.
         *
         *     With `reports` (`report_usage_batch`): Charge up to 100 things that an agent used elsewhere: all of them, or none. Each once for its key; refused where the pool or a budget has no room. Least role: owner. A program with a server token may do this.
         */
        post: operations["report_usage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was spent at and below a node line by line, the newest first: who used what, how much, at which price, in which call.
         * @description Admins of the organization also see there what was paid in. Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/ledger.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Write all lines of the ledger at and below a node as CSV, the newest first.
         * @description Amounts are exact, in dollars; text that a spreadsheet would take for a formula begins with an apostrophe. Least role: owner.
         */
        get: operations["export_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the budgets that count at a node: its own, and all above it, which must have room as well; with what is spent and left of each.
         * @description Least role: viewer. An agent may do this at itself.
         */
        get: operations["list_budgets"];
        /**
         * Set how much may be spent at a node and below in each day or month.
         * @description What was spent already counts. Least role: admin.
         */
        put: operations["set_budget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/budgets/{budget}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take away a budget of a node: those above it still count.
         * @description Least role: admin.
         */
        delete: operations["delete_budget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/budget-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for more to spend: an admin decides about the budget that has the least left, and once they approve it is raised by that amount.
         * @description Where it is the organization's credit that is short, its owners are told. Least role: member. An agent may do this at itself.
         */
        post: operations["request_budget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was paid into the organization's credits, and what is about to be, newest first.
         * @description Least role: admin.
         */
        get: operations["list_payments"];
        put?: never;
        /**
         * Add credits for money that was paid in another way, where this server takes no payments by Stripe.
         * @description Least role: owner.
         */
        post: operations["record_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to pay for credits: returns the address of Stripe's page, where a person pays.
         * @description What was paid is credited when Stripe says so. Least role: owner.
         */
        post: operations["start_top_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how a payment stands, and the balance now.
         * @description Least role: admin.
         */
        get: operations["get_payment"];
        put?: never;
        post?: never;
        /**
         * Give up a checkout that was begun, so that it cannot be paid any more.
         * @description What was paid meanwhile stays paid. Least role: owner.
         */
        delete: operations["cancel_top_up"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller was told in this organization, newest first.
         * @description Least role: viewer.
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark what the caller was told as read.
         * @description Least role: viewer.
         */
        post: operations["read_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodes/{node}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened at a node, newest first; for its admins also below it.
         * @description Least role: viewer.
         */
        get: operations["list_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcknowledgeMessagesResult: {
            /** @description How many were not before */
            acknowledged: number;
            /** @description Everything up to here is acknowledged */
            cursor: string;
        };
        Ancestor: {
            /**
             * Format: uuid
             * @description Id of the node.
             */
            id: string;
            /** @enum {string} */
            kind: "organization" | "team" | "project" | "agent";
            name: string;
            path: string | null;
            /** @description The caller's strongest role there. */
            role: ("viewer" | "member" | "admin" | "owner") | null;
        };
        Approval: {
            id: string;
            /** @enum {string} */
            kind: "call" | "install" | "configure" | "connect" | "remove" | "budget";
            /** @enum {string} */
            state: "waiting" | "approved" | "running" | "done" | "failed" | "unknown" | "declined" | "expired" | "voided";
            what: string;
            agent: components["schemas"]["NamedNode"];
            integration: {
                id: string;
                name: string;
                icon: string | null;
            } | null;
            tool: {
                name: string;
                title: string;
                /** @enum {string} */
                effect: "read" | "write" | "destructive";
            } | null;
            account: {
                id: string;
                accountName: string;
                label: string;
                sandbox: boolean;
            } | null;
            arguments: {
                [key: string]: unknown;
            } | null;
            reason: string;
            policy: {
                at: components["schemas"]["NamedNode"] | null;
            };
            budget: {
                at: components["schemas"]["NamedNode"] | null;
                text: string;
            } | null;
            similarThisWeek: number;
            createdAt: string;
            expiresAt: string;
            decidedAt: string | null;
            decidedBy: {
                id: string;
                name: string;
            } | null;
            note: string;
            detail: string;
            callId: string | null;
            durationMs: number | null;
            can: {
                decide: boolean;
            };
            who: string | null;
        };
        ApprovalPage: {
            approvals: components["schemas"]["Approval"][];
            waiting: number;
            nextCursor: string | null;
        };
        BlockIntegrationResult: {
            /** @constant */
            blocked: true;
        };
        Budget: {
            /** Format: uuid */
            id: string;
            node: components["schemas"]["NamedNode"];
            /**
             * @description Where it is set, seen from the node asked about
             * @enum {string}
             */
            where: "above" | "here" | "below";
            /** @enum {string} */
            period: "day" | "month";
            /** @description Null: it counts all integrations */
            integration: {
                id: string;
                name: string;
            } | null;
            /** @description Null: it counts all meters */
            meter: string | null;
            amountMicros: string;
            /**
             * @description Whether calls beyond it are refused, or wait for a person's approval
             * @enum {string}
             */
            atLimit: "refuse" | "park";
            /** @description Spent in the present day or month */
            spentMicros: string;
            /** @description Held for what is being used right now */
            reservedMicros: string;
            /** @description What it has room for yet; never below 0 */
            leftMicros: string;
            /** @description How much of it is spent and reserved, rounded down */
            percent: number;
            /**
             * Format: date-time
             * @description When the present day or month began (UTC)
             */
            startsAt: string;
            /**
             * Format: date-time
             * @description When the next one begins
             */
            resetsAt: string;
            /** @description Counts its changes; `set_budget` and `delete_budget` take it */
            version: number;
            /** @description How it stands, in a sentence */
            text: string;
        };
        CallToolResult: {
            callId: string;
            /** @enum {string} */
            outcome: "waiting" | "running" | "done" | "failed" | "refused" | "declined" | "expired" | "voided" | "unknown";
            durationMs: number;
            result: unknown;
            truncated: boolean;
            content: ({
                /** @constant */
                type: "text";
                text: string;
            } | {
                /** @constant */
                type: "image";
                /** Format: base64 */
                data: string;
                mimeType: string;
            } | {
                /** @constant */
                type: "audio";
                /** Format: base64 */
                data: string;
                mimeType: string;
            } | {
                /** @constant */
                type: "resource";
                resource: {
                    uri: string;
                    mimeType?: string;
                    text?: string;
                    /** Format: base64 */
                    blob?: string;
                };
            } | {
                /** @constant */
                type: "resource_link";
                uri: string;
                name: string;
                title?: string;
                description?: string;
                mimeType?: string;
            })[] | null;
            account: {
                id: string;
                accountName: string;
                label: string;
            } | null;
            approval: {
                id: string;
                url: string;
                expiresAt: string;
            } | null;
            message: string | null;
        };
        CatalogEntry: {
            /** @description Id of the integration */
            id: string;
            name: string;
            /** @enum {string} */
            category: "channel" | "app" | "platform";
            description: string;
            icon: string | null;
            provider: {
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            identity: "own" | "shared";
            /** @enum {string} */
            price: "free" | "usage";
            /** @description What its use costs now; empty where it is free */
            prices: {
                meter: string;
                /** @description What one unit of it is, in words */
                unit: string;
                /** @description Micro-dollars for as many units as `per` says */
                priceMicros: string;
                per: string;
                /** @description Whether the provider names the price in the end: this is about what it is */
                isEstimate: boolean;
                /** @description Units that are free in each month (UTC) of the organization */
                allowance: string;
                /** @description The version of the price book */
                version: string;
                /** @description The price in words */
                text: string;
            }[];
            /** @description The least of its prices in words; null where it is free */
            priceText: string | null;
            /** @enum {string} */
            status: "removing" | "blocked" | "available" | "needs_settings" | "connecting" | "needs_connection" | "needs_reconnect" | "paused" | "active";
            reason: string | null;
            /** @enum {string} */
            mark: "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";
            word: string;
            sentence: string;
            who: string | null;
            remedy: {
                /** @enum {string} */
                action: "install" | "open_settings" | "connect" | "add_permission" | "reconnect" | "continue" | "unblock" | "open_provider_app" | "view_receipt" | "top_up" | "raise_budget";
                label: string;
                nodeId: string;
            } | null;
            group: ("attention" | "active" | "installed" | "inherited" | "blocked") | null;
            step: number;
            installedHere: boolean;
            installedAt: components["schemas"]["NamedNode"] | null;
            installationVersion: number | null;
            block: {
                at: components["schemas"]["NamedNode"];
                note: string;
                here: boolean;
            } | null;
            budget: {
                id: string;
                at: components["schemas"]["NamedNode"];
                /** @enum {string} */
                period: "day" | "month";
                amountMicros: string;
            } | null;
            connection: {
                id: string;
                accountName: string;
                accountDetail: string;
                label: string;
                sandbox: boolean;
                owner: components["schemas"]["NamedNode"];
                /** @enum {string} */
                rule: "pinned" | "default" | "own" | "none";
                decidedAt: components["schemas"]["NamedNode"] | null;
                expiresAt: string | null;
            } | null;
            reachable: {
                id: string;
                accountName: string;
                label: string;
            }[];
            shadowed: {
                accountName: string;
                owner: components["schemas"]["NamedNode"];
            }[];
            toolsOn: number;
            toolsTotal: number;
            attemptId: string | null;
            removalId: string | null;
            can: {
                install: boolean;
                configure: boolean;
                connect: boolean;
                remove: boolean;
                block: boolean;
                unblock: boolean;
            };
            /** @description How an account is connected */
            connect: {
                /** @constant */
                kind: "none";
            } | {
                /** @constant */
                kind: "oauth";
                world: ("real" | "sandbox") | null;
                isOwn: boolean;
            } | {
                /** @constant */
                kind: "key";
                guide: {
                    text: string;
                    href: string | null;
                }[];
                fields: {
                    name: string;
                    label: string;
                    placeholder: string;
                    help: string | null;
                }[];
            };
            tools: {
                name: string;
                title: string;
                description: string;
                /** @enum {string} */
                effect: "read" | "write" | "destructive";
                /** @description What a call costs, in words; null where it is free */
                price: string | null;
            }[];
        };
        ChangePreview: {
            lines: {
                /** @enum {string} */
                kind: "lose" | "gain" | "switch" | "same";
                integration: {
                    id: string;
                    name: string;
                    icon: string | null;
                };
                fromAccount: string | null;
                toAccount: string | null;
                tools: number;
                destructiveTools: number;
                toolsLost: number;
                lacks: string[];
                agents: number;
                agentNames: string[];
            }[];
            agents: number;
            connections: {
                id: string;
                accountName: string;
                provider: string;
                kept: string | null;
            }[];
            addresses: {
                before: string;
                after: string;
            } | null;
            deleted: {
                teams: number;
                projects: number;
                agents: number;
                installations: number;
            } | null;
            notes: string[];
            digest: string;
        };
        ChangeRoleResult: {
            /**
             * Format: uuid
             * @description Id of the membership: one person's role at one node.
             */
            membershipId: string;
            /**
             * @description A role.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
        };
        CheckChannelResult: {
            ok: boolean;
            /** @description Why it is not ready, in one sentence */
            problem: string | null;
            channel: {
                connectionId: string;
                integration: {
                    id: string;
                    name: string;
                    icon: string | null;
                };
                provider: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                world: "real" | "sandbox";
                /** @description The bot or number, as people recognise it */
                account: string;
                /** @description How people address it: "@scout" */
                handle: string | null;
                /** @description Where that is: "Acme workspace" */
                where: string | null;
                /** @description Opens a conversation with it */
                link: string | null;
                /** @description Where the provider sends what happens on it */
                address: string;
                /** @description What works, what waits, what somebody has to do */
                states: {
                    id: string;
                    /** @enum {string} */
                    state: "ok" | "waiting" | "todo" | "stop";
                    text: string;
                    href?: string;
                    site?: string;
                }[];
                setUp: {
                    /** @enum {string} */
                    state: "ready" | "waiting" | "failed";
                    at: string | null;
                    problem: string | null;
                };
                /** @description Whether anybody has ever written to it */
                heard: boolean;
                lastMessageAt: string | null;
                releasing: boolean;
                /** @description Whether there is a file to install it with */
                hasPackage: boolean;
            };
        };
        CheckProviderAppResult: {
            ok: boolean;
            /** @enum {string} */
            verdict: "known" | "unknown" | "unsaid";
            message: string;
        };
        ConnectAttempt: {
            attemptId: string;
            /** @enum {string} */
            status: "open" | "waiting" | "finishing" | "partial" | "wrong_account" | "done" | "already_connected" | "declined" | "cancelled" | "replaced" | "expired" | "missing_required" | "taken" | "provider_failed" | "lost_role" | "removed";
            text: string;
            isOpen: boolean;
            url: string;
            /** @enum {string} */
            auth: "oauth" | "key";
            integration: {
                id: string;
                name: string;
                icon: string | null;
            };
            provider: {
                id: string;
                name: string;
                accessUrl: string;
            };
            node: {
                id: string;
                name: string;
                kind: string;
                path: string | null;
            };
            world: ("real" | "sandbox") | null;
            app: ("own" | "server" | "sandbox") | null;
            linkId: string | null;
            scopes: {
                scope: string;
                words: string;
                tools: string[];
                required: boolean;
            }[];
            fields: {
                name: string;
                label: string;
                placeholder: string;
                help?: string;
                /** @description Whether it is no secret, and shown as it is typed */
                isPlain?: boolean;
            }[];
            guide: {
                text: string;
                href?: string;
            }[];
            /** @description What somebody says who needs no guide; null where it is short */
            shortcut: string | null;
            isChannel: boolean;
            ways: ("oauth" | "key" | "app" | "bot" | "number")[];
            way: ("oauth" | "key" | "app" | "bot" | "number") | null;
            setups: {
                /** @description Null for the server's own */
                id: string | null;
                provider: string;
                /** @enum {string} */
                way: "app" | "bot" | "number";
                accountName: string;
                /** @enum {string} */
                world: "real" | "sandbox";
                nodeName: string | null;
                isBroken: boolean;
            }[];
            setupProviders: {
                id: string;
                name: string;
                /** @enum {string} */
                way: "app" | "bot" | "number";
            }[];
            provision: {
                id: string;
                /** @enum {string} */
                kind: "app" | "bot" | "number";
                /** @enum {string} */
                state: "waiting" | "making" | "made" | "kept" | "undoing" | "undone" | "failed";
                detail: string;
                request: {
                    [key: string]: components["schemas"]["JsonValue"];
                };
            } | null;
            reconnects: string | null;
            accountHint: string | null;
            startedBy: string;
            agentsBelow: number;
            account: string | null;
            expectedAccount: string | null;
            missing: string[];
            toolsOn: number;
            toolsTotal: number;
            connectionId: string | null;
            returnTo: string | null;
            createdAt: string;
            expiresAt: string;
        };
        ConnectBotResult: {
            /** @description The page on which a person confirms it */
            url: string;
            expiresAt: string;
        };
        ConnectSetupResult: {
            connection: components["schemas"]["Connection"];
            made: number;
        };
        Connection: {
            id: string;
            nodeId: string;
            nodeName: string;
            owner: components["schemas"]["NamedNode"];
            provider: {
                id: string;
                name: string;
                accessUrl: string;
            };
            /** @enum {string} */
            world: "real" | "sandbox";
            /** @enum {string} */
            app: "own" | "server" | "sandbox" | "key";
            isSetup: boolean;
            accountName: string;
            accountDetail: string;
            label: string;
            isDefault: boolean;
            grantedScopes: string[];
            missingScopes: string[];
            /** @enum {string} */
            health: "healthy" | "ends_soon" | "not_answering" | "unknown" | "revoked" | "expired" | "app_refused" | "sandbox_ended";
            healthText: string;
            brokenAt: string | null;
            checkedAt: string | null;
            unansweredSince: string | null;
            connectedBy: {
                id: string;
                name: string;
            } | null;
            createdAt: string;
            lastUsedAt: string | null;
            expiresAt: string | null;
            usage: {
                agents: number;
                calls: number;
                lastCall: {
                    agent: string;
                    at: string;
                } | null;
            };
            pinnedBy: {
                node: components["schemas"]["NamedNode"];
                integration: {
                    id: string;
                    name: string;
                };
            }[];
            can: {
                manage: boolean;
                move: boolean;
            };
        };
        ConnectionDetail: {
            id: string;
            nodeId: string;
            nodeName: string;
            owner: components["schemas"]["NamedNode"];
            provider: {
                id: string;
                name: string;
                accessUrl: string;
            };
            /** @enum {string} */
            world: "real" | "sandbox";
            /** @enum {string} */
            app: "own" | "server" | "sandbox" | "key";
            isSetup: boolean;
            accountName: string;
            accountDetail: string;
            label: string;
            isDefault: boolean;
            grantedScopes: string[];
            missingScopes: string[];
            /** @enum {string} */
            health: "healthy" | "ends_soon" | "not_answering" | "unknown" | "revoked" | "expired" | "app_refused" | "sandbox_ended";
            healthText: string;
            brokenAt: string | null;
            checkedAt: string | null;
            unansweredSince: string | null;
            connectedBy: {
                id: string;
                name: string;
            } | null;
            createdAt: string;
            lastUsedAt: string | null;
            expiresAt: string | null;
            usage: {
                agents: number;
                calls: number;
                lastCall: {
                    agent: string;
                    at: string;
                } | null;
            };
            pinnedBy: {
                node: components["schemas"]["NamedNode"];
                integration: {
                    id: string;
                    name: string;
                };
            }[];
            can: {
                manage: boolean;
                move: boolean;
            };
            chosenFor: {
                agents: number;
                agentNames: string[];
            };
            shadows: {
                accountName: string;
                owner: components["schemas"]["NamedNode"];
                agents: number;
            }[];
            usedBy: {
                agent: {
                    id: string;
                    name: string;
                    path: string | null;
                };
                calls: number;
                lastAt: string;
            }[];
            integrations: {
                id: string;
                name: string;
            }[];
            activity: {
                at: string;
                text: string;
            }[];
        };
        CreateConnectLinkResult: {
            link: components["schemas"]["WithdrawConnectLinkResult"];
            /** @description Path of the page. It is not shown again. */
            url: string;
            /** @description Whether it was sent by mail */
            mailed: boolean;
        };
        CreateServerTokenResult: {
            serverToken: components["schemas"]["RevokeServerTokenResult"];
            /** @description The secret itself. It is not shown again. */
            token: string;
        };
        Credits: {
            nodeId: string;
            /** @description The organization's; null for whoever may not read it */
            pool: {
                balanceMicros: string;
                /** @description Held for calls that are under way */
                reservedMicros: string;
                /** @description The balance without what is reserved */
                availableMicros: string;
                /** @description Used already, and charged as soon as there is credit: texts received, months */
                dueMicros: string;
                /** @description What is added in each month for nothing */
                monthlyAllowanceMicros: string;
                /** @description Whether any of it came from the sandbox: no real money */
                sandbox: boolean;
            } | null;
            /** @description What may be spent here now, within the pool and every budget on the line; null for viewers */
            spendableMicros: string | null;
            /** @description The present month (UTC), YYYY-MM */
            month: string;
            /** @description Spent here and below in this month, micro-dollars */
            spentMicros: string;
            /** @description Held here and below for what is under way */
            reservedMicros: string;
            /** @description Used here and below, and charged as soon as there is credit */
            dueMicros: string;
            /** @description Of the organization's pool; null for viewers */
            forecast: {
                /**
                 * @description Only with `lasts` there is a day; the others say why there is none
                 * @enum {string}
                 */
                state: "empty" | "too_early" | "nothing_spent" | "lasts" | "over_a_year";
                /** @description The day (UTC, YYYY-MM-DD) on which it runs out */
                endsOn: string | null;
                /** @description What is spent in a day at this rate, micro-dollars; without what comes by the month */
                perDayMicros: string | null;
                /** @description What it follows from: `last 7 days: $0.78 a day` */
                basis: string;
                /** @description All of it in one sentence */
                text: string;
            } | null;
            /** @description Those here and above, the nearest first */
            budgets: {
                /** Format: uuid */
                id: string;
                node: components["schemas"]["NamedNode"];
                /**
                 * @description Where it is set, seen from the node asked about
                 * @enum {string}
                 */
                where: "above" | "here" | "below";
                /** @enum {string} */
                period: "day" | "month";
                /** @description Null: it counts all integrations */
                integration: {
                    id: string;
                    name: string;
                } | null;
                /** @description Null: it counts all meters */
                meter: string | null;
                amountMicros: string;
                /**
                 * @description Whether calls beyond it are refused, or wait for a person's approval
                 * @enum {string}
                 */
                atLimit: "refuse" | "park";
                /** @description Spent in the present day or month */
                spentMicros: string;
                /** @description Held for what is being used right now */
                reservedMicros: string;
                /** @description What it has room for yet; never below 0 */
                leftMicros: string;
                /** @description How much of it is spent and reserved, rounded down */
                percent: number;
                /**
                 * Format: date-time
                 * @description When the present day or month began (UTC)
                 */
                startsAt: string;
                /**
                 * Format: date-time
                 * @description When the next one begins
                 */
                resetsAt: string;
                /** @description Counts its changes; `set_budget` and `delete_budget` take it */
                version: number;
                /** @description How it stands, in a sentence */
                text: string;
                /** @description The day (UTC) on which it is used up at this rate, if before it resets */
                reachedOn: string | null;
            }[];
            /** @description What is in effect here and costs something */
            usageBased: {
                id: string;
                name: string;
                status: string;
                /** @description The same for this integration alone */
                spendableMicros: string | null;
                prices: {
                    meter: string;
                    /** @description What one unit of it is, in words */
                    unit: string;
                    /** @description Micro-dollars for as many units as `per` says */
                    priceMicros: string;
                    per: string;
                    /** @description Whether the provider names the price in the end: this is about what it is */
                    isEstimate: boolean;
                    /** @description Units that are free in each month (UTC) of the organization */
                    allowance: string;
                    /** @description The version of the price book */
                    version: string;
                    /** @description The price in words */
                    text: string;
                }[];
            }[];
            topUp: {
                /** @description The organization */
                nodeId: string;
                /**
                 * @description Paid at Stripe, or recorded by an owner
                 * @enum {string}
                 */
                way: "checkout" | "record";
                /** @description Whether the sandbox plays Stripe */
                sandbox: boolean;
                /** @description Whether the caller may */
                may: boolean;
                /** @description Whoever may */
                who: string;
            };
            /** @description What using integrations costs here, and what is left for it */
            text: string;
        };
        DeleteBudgetResult: {
            /** Format: uuid */
            budgetId: string;
        };
        DeleteNodeResult: {
            /**
             * Format: uuid
             * @description The clean-up that follows.
             */
            removalId: string;
            /** @description Where to go now; null after an organization. */
            parentPath: string | null;
            /** @description What was deleted, the node itself included. */
            counts: {
                teams: number;
                projects: number;
                agents: number;
                installations: number;
                connections: number;
            };
        };
        DisconnectConnectionResult: {
            removalId: string;
        };
        EffectiveIntegration: {
            /** @description Id of the integration */
            id: string;
            name: string;
            /** @enum {string} */
            category: "channel" | "app" | "platform";
            description: string;
            icon: string | null;
            provider: {
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            identity: "own" | "shared";
            /** @enum {string} */
            price: "free" | "usage";
            /** @description What its use costs now; empty where it is free */
            prices: {
                meter: string;
                /** @description What one unit of it is, in words */
                unit: string;
                /** @description Micro-dollars for as many units as `per` says */
                priceMicros: string;
                per: string;
                /** @description Whether the provider names the price in the end: this is about what it is */
                isEstimate: boolean;
                /** @description Units that are free in each month (UTC) of the organization */
                allowance: string;
                /** @description The version of the price book */
                version: string;
                /** @description The price in words */
                text: string;
            }[];
            /** @description The least of its prices in words; null where it is free */
            priceText: string | null;
            /** @enum {string} */
            status: "removing" | "blocked" | "available" | "needs_settings" | "connecting" | "needs_connection" | "needs_reconnect" | "paused" | "active";
            reason: string | null;
            /** @enum {string} */
            mark: "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";
            word: string;
            sentence: string;
            who: string | null;
            remedy: {
                /** @enum {string} */
                action: "install" | "open_settings" | "connect" | "add_permission" | "reconnect" | "continue" | "unblock" | "open_provider_app" | "view_receipt" | "top_up" | "raise_budget";
                label: string;
                nodeId: string;
            } | null;
            group: ("attention" | "active" | "installed" | "inherited" | "blocked") | null;
            step: number;
            installedHere: boolean;
            installedAt: components["schemas"]["NamedNode"] | null;
            installationVersion: number | null;
            block: {
                at: components["schemas"]["NamedNode"];
                note: string;
                here: boolean;
            } | null;
            budget: {
                id: string;
                at: components["schemas"]["NamedNode"];
                /** @enum {string} */
                period: "day" | "month";
                amountMicros: string;
            } | null;
            connection: {
                id: string;
                accountName: string;
                accountDetail: string;
                label: string;
                sandbox: boolean;
                owner: components["schemas"]["NamedNode"];
                /** @enum {string} */
                rule: "pinned" | "default" | "own" | "none";
                decidedAt: components["schemas"]["NamedNode"] | null;
                expiresAt: string | null;
            } | null;
            reachable: {
                id: string;
                accountName: string;
                label: string;
            }[];
            shadowed: {
                accountName: string;
                owner: components["schemas"]["NamedNode"];
            }[];
            toolsOn: number;
            toolsTotal: number;
            attemptId: string | null;
            removalId: string | null;
            can: {
                install: boolean;
                configure: boolean;
                connect: boolean;
                remove: boolean;
                block: boolean;
                unblock: boolean;
            };
        };
        ExportLedgerResult: {
            csv: string;
            nextCursor: string | null;
            /** Format: date-time */
            asOf: string;
            fileName: string;
        };
        GetApprovalResult: {
            id: string;
            /** @enum {string} */
            kind: "call" | "install" | "configure" | "connect" | "remove" | "budget";
            /** @enum {string} */
            state: "waiting" | "approved" | "running" | "done" | "failed" | "unknown" | "declined" | "expired" | "voided";
            what: string;
            agent: components["schemas"]["NamedNode"];
            integration: {
                id: string;
                name: string;
                icon: string | null;
            } | null;
            tool: {
                name: string;
                title: string;
                /** @enum {string} */
                effect: "read" | "write" | "destructive";
            } | null;
            account: {
                id: string;
                accountName: string;
                label: string;
                sandbox: boolean;
            } | null;
            arguments: {
                [key: string]: unknown;
            } | null;
            reason: string;
            policy: {
                at: components["schemas"]["NamedNode"] | null;
            };
            budget: {
                at: components["schemas"]["NamedNode"] | null;
                text: string;
            } | null;
            similarThisWeek: number;
            createdAt: string;
            expiresAt: string;
            decidedAt: string | null;
            decidedBy: {
                id: string;
                name: string;
            } | null;
            note: string;
            detail: string;
            callId: string | null;
            durationMs: number | null;
            can: {
                decide: boolean;
            };
            who: string | null;
            result: unknown;
        };
        GetCatalogIntegrationResult: {
            /** @description Id of the integration */
            id: string;
            name: string;
            /** @enum {string} */
            category: "channel" | "app" | "platform";
            description: string;
            icon: string | null;
            provider: {
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            identity: "own" | "shared";
            /** @enum {string} */
            price: "free" | "usage";
            /** @description What its use costs now; empty where it is free */
            prices: {
                meter: string;
                /** @description What one unit of it is, in words */
                unit: string;
                /** @description Micro-dollars for as many units as `per` says */
                priceMicros: string;
                per: string;
                /** @description Whether the provider names the price in the end: this is about what it is */
                isEstimate: boolean;
                /** @description Units that are free in each month (UTC) of the organization */
                allowance: string;
                /** @description The version of the price book */
                version: string;
                /** @description The price in words */
                text: string;
            }[];
            /** @description The least of its prices in words; null where it is free */
            priceText: string | null;
            /** @enum {string} */
            status: "removing" | "blocked" | "available" | "needs_settings" | "connecting" | "needs_connection" | "needs_reconnect" | "paused" | "active";
            reason: string | null;
            /** @enum {string} */
            mark: "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";
            word: string;
            sentence: string;
            who: string | null;
            remedy: {
                /** @enum {string} */
                action: "install" | "open_settings" | "connect" | "add_permission" | "reconnect" | "continue" | "unblock" | "open_provider_app" | "view_receipt" | "top_up" | "raise_budget";
                label: string;
                nodeId: string;
            } | null;
            group: ("attention" | "active" | "installed" | "inherited" | "blocked") | null;
            step: number;
            installedHere: boolean;
            installedAt: components["schemas"]["NamedNode"] | null;
            installationVersion: number | null;
            block: {
                at: components["schemas"]["NamedNode"];
                note: string;
                here: boolean;
            } | null;
            budget: {
                id: string;
                at: components["schemas"]["NamedNode"];
                /** @enum {string} */
                period: "day" | "month";
                amountMicros: string;
            } | null;
            connection: {
                id: string;
                accountName: string;
                accountDetail: string;
                label: string;
                sandbox: boolean;
                owner: components["schemas"]["NamedNode"];
                /** @enum {string} */
                rule: "pinned" | "default" | "own" | "none";
                decidedAt: components["schemas"]["NamedNode"] | null;
                expiresAt: string | null;
            } | null;
            reachable: {
                id: string;
                accountName: string;
                label: string;
            }[];
            shadowed: {
                accountName: string;
                owner: components["schemas"]["NamedNode"];
            }[];
            toolsOn: number;
            toolsTotal: number;
            attemptId: string | null;
            removalId: string | null;
            can: {
                install: boolean;
                configure: boolean;
                connect: boolean;
                remove: boolean;
                block: boolean;
                unblock: boolean;
            };
            /** @description How an account is connected */
            connect: {
                /** @constant */
                kind: "none";
            } | {
                /** @constant */
                kind: "oauth";
                world: ("real" | "sandbox") | null;
                isOwn: boolean;
            } | {
                /** @constant */
                kind: "key";
                guide: {
                    text: string;
                    href: string | null;
                }[];
                fields: {
                    name: string;
                    label: string;
                    placeholder: string;
                    help: string | null;
                }[];
            };
            tools: {
                name: string;
                title: string;
                description: string;
                /** @enum {string} */
                effect: "read" | "write" | "destructive";
                /** @description What a call costs, in words; null where it is free */
                price: string | null;
                scopes: string[];
            }[];
            scopes: {
                scope: string;
                allows: string;
                neededBy: number;
                required: boolean;
            }[];
            hosts: string[];
            removal: string;
            settings: {
                key: string;
                schema: {
                    [key: string]: unknown;
                };
                required: boolean;
            }[];
            places: {
                node: components["schemas"]["NamedNode"];
                /** @enum {string} */
                status: "removing" | "blocked" | "available" | "needs_settings" | "connecting" | "needs_connection" | "needs_reconnect" | "paused" | "active";
                /** @enum {string} */
                mark: "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";
                word: string;
            }[];
            placesTotal: number;
        };
        GetChannelPackageResult: {
            fileName: string;
            contentType: string;
            /**
             * Format: base64
             * @description The file
             */
            data: string;
        };
        GetInboxResult: {
            /** @description How many messages the agent did not take yet */
            waiting: number;
            lastMessageAt: string | null;
            /** @description Everything up to here is acknowledged */
            cursor: string;
            webhook: components["schemas"]["WebhookView"] | null;
        };
        GetLineageResult: {
            lineage: components["schemas"]["Ancestor"][];
        };
        GetPaymentResult: {
            id: string;
            /** @enum {string} */
            kind: "checkout" | "recorded";
            /**
             * @description open: at Stripe's page. processing: the bank takes its time. paid: credited.
             * @enum {string}
             */
            state: "open" | "processing" | "paid" | "cancelled" | "expired" | "failed";
            /** @description Whether the sandbox played it: no real money */
            sandbox: boolean;
            /** @description Micro-dollars */
            amountMicros: string;
            /** @description What was refunded or is disputed of it, micro-dollars */
            reversedMicros: string;
            /** @description What whoever recorded it noted: an invoice number */
            reference: string;
            /** @description How many integrations it brought back that had stopped for want of credit */
            resumed: number;
            createdAt: string;
            paidAt: string | null;
            endedAt: string | null;
            /** @description Who paid or recorded it */
            by: string | null;
            /** @description How it stands, in one sentence */
            text: string;
            /** @description The organization's balance now, micro-dollars */
            balanceMicros: string;
        };
        GetToolCallResult: {
            id: string;
            nodeId: string;
            node: components["schemas"]["NamedNode"];
            integration: string;
            tool: string;
            account: {
                id: string;
                accountName: string;
                label: string;
                sandbox: boolean;
            } | null;
            rule: ("pinned" | "default" | "own" | "named") | null;
            by: {
                kind: string;
                id: string | null;
                name: string;
            };
            key: {
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            outcome: "waiting" | "running" | "done" | "failed" | "refused" | "declined" | "expired" | "voided" | "unknown";
            detail: string;
            policy: {
                /** @enum {string} */
                value: "allow" | "ask" | "deny";
                at: components["schemas"]["NamedNode"] | null;
            } | null;
            approvalId: string | null;
            costMicros: string;
            requestId: string | null;
            argumentsDigest: string;
            resultDigest: string | null;
            resultBytes: number | null;
            createdAt: string;
            durationMs: number | null;
            result: unknown;
            truncated: boolean;
        };
        GetTreeRootsResult: {
            organization: {
                /**
                 * Format: uuid
                 * @description Id of the node.
                 */
                id: string;
                name: string;
                slug: string;
            };
            roots: {
                /**
                 * Format: uuid
                 * @description Id of the node.
                 */
                id: string;
                /** @enum {string} */
                kind: "organization" | "team" | "project" | "agent";
                name: string;
                slug: string;
                /** @description Address of its page, e.g. /acme/growth. */
                path: string;
                /** @description Nodes directly below. */
                childCount: number;
                /**
                 * @description The caller's strongest role there.
                 * @enum {string}
                 */
                role: "viewer" | "member" | "admin" | "owner";
                /** @description The places above it, root first, as names only. */
                ancestors: {
                    /**
                     * Format: uuid
                     * @description Id of the node.
                     */
                    id: string;
                    /** @enum {string} */
                    kind: "organization" | "team" | "project" | "agent";
                    name: string;
                }[];
            }[];
        };
        InboxMessage: {
            id: string;
            /** @description Its place in the inbox */
            cursor: string;
            channel: {
                connectionId: string;
                /** @description slack, phone … */
                integration: string;
                /** @description The agent's own bot or number there */
                account: string;
            };
            conversation: {
                /** @description The platform's id, which the tools of the channel take */
                id: string;
                name: string;
                /** @enum {string} */
                kind: "channel" | "direct" | "group" | "sms" | "call";
            };
            /** @enum {string} */
            kind: "message" | "mention" | "command" | "reaction" | "speech" | "system";
            sender: {
                id: string;
                name: string;
                isBot: boolean;
            };
            text: string;
            attachments: {
                id: string;
                name: string;
                contentType: string;
                /** @description Bytes */
                size: number | null;
                url: string | null;
            }[];
            /** @description The platform's id of the thread it belongs to */
            thread: string | null;
            /** @description The platform's own ids: of the message, to answer or react to it, and of the event */
            reference: {
                message: string;
                event: string;
            };
            sentAt: string;
            receivedAt: string;
            /** @description Somebody sent it as a test from the dashboard */
            isTest: boolean;
        };
        IntegrationDetail: {
            /** @description Id of the integration */
            id: string;
            name: string;
            /** @enum {string} */
            category: "channel" | "app" | "platform";
            description: string;
            icon: string | null;
            provider: {
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            identity: "own" | "shared";
            /** @enum {string} */
            price: "free" | "usage";
            /** @description What its use costs now; empty where it is free */
            prices: {
                meter: string;
                /** @description What one unit of it is, in words */
                unit: string;
                /** @description Micro-dollars for as many units as `per` says */
                priceMicros: string;
                per: string;
                /** @description Whether the provider names the price in the end: this is about what it is */
                isEstimate: boolean;
                /** @description Units that are free in each month (UTC) of the organization */
                allowance: string;
                /** @description The version of the price book */
                version: string;
                /** @description The price in words */
                text: string;
            }[];
            /** @description The least of its prices in words; null where it is free */
            priceText: string | null;
            /** @enum {string} */
            status: "removing" | "blocked" | "available" | "needs_settings" | "connecting" | "needs_connection" | "needs_reconnect" | "paused" | "active";
            reason: string | null;
            /** @enum {string} */
            mark: "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";
            word: string;
            sentence: string;
            who: string | null;
            remedy: {
                /** @enum {string} */
                action: "install" | "open_settings" | "connect" | "add_permission" | "reconnect" | "continue" | "unblock" | "open_provider_app" | "view_receipt" | "top_up" | "raise_budget";
                label: string;
                nodeId: string;
            } | null;
            group: ("attention" | "active" | "installed" | "inherited" | "blocked") | null;
            step: number;
            installedHere: boolean;
            installedAt: components["schemas"]["NamedNode"] | null;
            installationVersion: number | null;
            block: {
                at: components["schemas"]["NamedNode"];
                note: string;
                here: boolean;
            } | null;
            budget: {
                id: string;
                at: components["schemas"]["NamedNode"];
                /** @enum {string} */
                period: "day" | "month";
                amountMicros: string;
            } | null;
            connection: {
                id: string;
                accountName: string;
                accountDetail: string;
                label: string;
                sandbox: boolean;
                owner: components["schemas"]["NamedNode"];
                /** @enum {string} */
                rule: "pinned" | "default" | "own" | "none";
                decidedAt: components["schemas"]["NamedNode"] | null;
                expiresAt: string | null;
            } | null;
            reachable: {
                id: string;
                accountName: string;
                label: string;
            }[];
            shadowed: {
                accountName: string;
                owner: components["schemas"]["NamedNode"];
            }[];
            toolsOn: number;
            toolsTotal: number;
            attemptId: string | null;
            removalId: string | null;
            can: {
                install: boolean;
                configure: boolean;
                connect: boolean;
                remove: boolean;
                block: boolean;
                unblock: boolean;
                pin: boolean;
            };
            settings: {
                key: string;
                schema: {
                    [key: string]: unknown;
                };
                required: boolean;
                value?: unknown;
                ownValue: unknown;
                setAt: components["schemas"]["NamedNode"] | null;
                chain: {
                    node: components["schemas"]["NamedNode"];
                    value: unknown;
                }[];
                problem: string | null;
            }[];
            settingsProblem: string | null;
            tools: {
                name: string;
                title: string;
                description: string;
                /** @enum {string} */
                effect: "read" | "write" | "destructive";
            }[];
            scopes: {
                scope: string;
                allows: string;
                neededBy: number;
            }[];
            removal: string;
            whyReason: string;
            why: components["schemas"]["WhyLevel"][];
            pinnable: {
                id: string;
                accountName: string;
                label: string;
                owner: components["schemas"]["NamedNode"];
            }[];
        };
        InviteMembersResult: {
            invitations: {
                /** Format: uuid */
                id: string;
                email: string;
                /** @description Address of the page to accept it on. It is not shown again. */
                link: string;
                /** Format: date-time */
                expiresAt: string;
            }[];
        };
        /** @description Any JSON value. */
        JsonValue: unknown;
        KeyView: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description How it begins, to recognise it by. */
            prefix: string;
            /** @description Whoever made it; the server where nobody did. */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Whether it ends within 7 days and nothing takes its place. */
            expiresSoon: boolean;
            /** @description To the minute; null if it never was. */
            lastUsedAt: string | null;
            /** @description The network address it was last used from. */
            lastUsedAddress: string | null;
            revokedAt: string | null;
            /** @description The one that took its place. */
            replacedById: string | null;
            /**
             * @description live; ending: replaced, and working for a while yet; expired; revoked.
             * @enum {string}
             */
            state: "live" | "ending" | "expired" | "revoked";
        };
        LedgerLine: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description When it was used or paid: decides its day
             */
            at: string;
            /** @enum {string} */
            kind: "usage" | "correction" | "top_up" | "allowance" | "refund" | "refund_failed" | "dispute" | "dispute_won";
            kindName: string;
            /** @description The agent, or the organization for what is paid in */
            node: components["schemas"]["NamedNode"];
            /** @description What the agent was in then; null where that cannot be seen from here */
            parent: components["schemas"]["NamedNode"] | null;
            integration: {
                id: string;
                name: string;
            } | null;
            meter: string | null;
            /** @description What one unit of the meter is, in words */
            unit: string | null;
            quantity: string | null;
            freeQuantity: string | null;
            /** @description For as many units as `pricePer` says */
            priceMicros: string | null;
            pricePer: string | null;
            priceVersion: string | null;
            /** @description What it was expected to cost */
            estimateMicros: string | null;
            /** @description What it does to the balance: below 0 for what is spent */
            amountMicros: string;
            /** @description What the provider asked beyond it, which nobody is charged */
            waivedMicros: string;
            call: {
                id: string;
                tool: string;
            } | null;
            paymentId: string | null;
            sandbox: boolean;
            /** @description Null also for those who may not read calls and messages */
            note: string | null;
            /** @description The person who recorded it */
            by: string | null;
        };
        ListActivityResult: {
            events: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                at: string;
                actor: {
                    /** @enum {string} */
                    kind: "person" | "agent" | "program" | "system";
                    id: string | null;
                    email: string | null;
                    name: string | null;
                };
                /** @description What was done, e.g. install_integration. */
                operation: string;
                /** @enum {string} */
                outcome: "done" | "refused";
                node: {
                    /**
                     * Format: uuid
                     * @description Id of the node.
                     */
                    id: string;
                    name: string;
                    /** @description Its address now; null once it is deleted. */
                    path: string | null;
                };
                subjectId: string | null;
                /** @description Names and values as they were. */
                details: {
                    [key: string]: unknown;
                };
                requestId: string | null;
            }[];
            /** @description Where the next page starts; null on the last one. */
            nextCursor: string | null;
        };
        ListAgentKeysResult: {
            keys: components["schemas"]["KeyView"][];
        };
        ListAllConnectionsResult: {
            groups: {
                node: components["schemas"]["NamedNode"];
                connections: components["schemas"]["Connection"][];
            }[];
            broken: number;
            healthy: number;
            total: number;
            providers: {
                id: string;
                name: string;
            }[];
            people: {
                id: string;
                name: string;
            }[];
            nextCursor: string | null;
        };
        ListBudgetsResult: {
            /** @description The nearest first: of the node, then of what it is in, then of what is below it */
            budgets: components["schemas"]["Budget"][];
            /** @description Whether the caller may set budgets at the node */
            canEdit: boolean;
        };
        ListCatalogResult: {
            entries: components["schemas"]["CatalogEntry"][];
        };
        ListChannelsResult: {
            channels: {
                connectionId: string;
                integration: {
                    id: string;
                    name: string;
                    icon: string | null;
                };
                provider: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                world: "real" | "sandbox";
                /** @description The bot or number, as people recognise it */
                account: string;
                /** @description How people address it: "@scout" */
                handle: string | null;
                /** @description Where that is: "Acme workspace" */
                where: string | null;
                /** @description Opens a conversation with it */
                link: string | null;
                /** @description Where the provider sends what happens on it */
                address: string;
                /** @description What works, what waits, what somebody has to do */
                states: {
                    id: string;
                    /** @enum {string} */
                    state: "ok" | "waiting" | "todo" | "stop";
                    text: string;
                    href?: string;
                    site?: string;
                }[];
                setUp: {
                    /** @enum {string} */
                    state: "ready" | "waiting" | "failed";
                    at: string | null;
                    problem: string | null;
                };
                /** @description Whether anybody has ever written to it */
                heard: boolean;
                lastMessageAt: string | null;
                releasing: boolean;
                /** @description Whether there is a file to install it with */
                hasPackage: boolean;
            }[];
            /** @description What is being made for the agent */
            coming: {
                id: string;
                integration: {
                    id: string;
                    name: string;
                    icon: string | null;
                };
                /** @enum {string} */
                kind: "app" | "bot" | "number";
                /** @description What was asked for: a name, a number */
                name: string;
                state: string;
                detail: string;
                startedAt: string;
            }[];
        };
        ListChildrenResult: {
            nodes: components["schemas"]["TreeRow"][];
            /** @description How many there are on all pages. */
            total: number;
            /** @description Where the next page starts; null on the last one. */
            nextCursor: string | null;
        };
        ListConnectLinksResult: {
            links: components["schemas"]["WithdrawConnectLinkResult"][];
        };
        ListConnectionsResult: {
            own: components["schemas"]["Connection"][];
            inherited: components["schemas"]["Connection"][];
        };
        ListConversationsResult: {
            conversations: {
                /** @description The platform's id, which the tools of the channel take */
                id: string;
                name: string;
                /** @enum {string} */
                kind: "channel" | "direct" | "group" | "sms" | "call";
                /** @description Our id of it, which names it here */
                conversationId: string;
                channel: {
                    connectionId: string;
                    /** @description slack, phone … */
                    integration: string;
                    /** @description The agent's own bot or number there */
                    account: string;
                };
                last: {
                    /** @enum {string} */
                    direction: "in" | "out";
                    sender: string;
                    /** @description Its beginning */
                    text: string;
                    sentAt: string;
                } | null;
                /** @description How many messages of it the agent did not take yet */
                waiting: number;
                lastMessageAt: string;
                /** @description When a call ended */
                endedAt: string | null;
            }[];
            /** @description Where the next page starts; null on the last one */
            nextCursor: string | null;
        };
        ListDeliveriesResult: {
            deliveries: {
                id: string;
                messageId: string;
                /** @description The message's place in the inbox */
                cursor: string;
                at: string;
                /** @description The HTTP status; null where no answer came */
                status: number | null;
                durationMs: number;
                detail: string;
            }[];
            /** @description Where the next page starts; null on the last one */
            nextCursor: string | null;
        };
        ListIntegrationsResult: {
            integrations: components["schemas"]["EffectiveIntegration"][];
        };
        ListLedgerResult: {
            lines: components["schemas"]["LedgerLine"][];
            /** @description Where the next page starts; null on the last one */
            nextCursor: string | null;
        };
        ListMarksResult: {
            marks: {
                id: string;
                /** @enum {string} */
                mark: "stop" | "todo" | "busy" | "active" | "nothing";
                above: boolean;
                because: string | null;
                toFix: number;
            }[];
        };
        ListMembersResult: {
            members: {
                /** Format: uuid */
                userId: string;
                email: string;
                name: string;
                /**
                 * @description The strongest of their roles: what counts here.
                 * @enum {string}
                 */
                role: "viewer" | "member" | "admin" | "owner";
                /** @description Their role at this very node. */
                own: {
                    /**
                     * Format: uuid
                     * @description Id of the membership: one person's role at one node.
                     */
                    membershipId: string;
                    /**
                     * @description A role.
                     * @enum {string}
                     */
                    role: "viewer" | "member" | "admin" | "owner";
                    /** Format: date-time */
                    since: string;
                    /**
                     * Format: uuid
                     * @description Id of the node.
                     */
                    nodeId: string;
                    /** @description Where the role is held. */
                    nodeName: string;
                    /** @description Its address; null where the caller has no role. */
                    nodePath: string | null;
                } | null;
                /** @description Their roles above, root first. */
                inherited: {
                    /**
                     * Format: uuid
                     * @description Id of the membership: one person's role at one node.
                     */
                    membershipId: string;
                    /**
                     * @description A role.
                     * @enum {string}
                     */
                    role: "viewer" | "member" | "admin" | "owner";
                    /** Format: date-time */
                    since: string;
                    /**
                     * Format: uuid
                     * @description Id of the node.
                     */
                    nodeId: string;
                    /** @description Where the role is held. */
                    nodeName: string;
                    /** @description Its address; null where the caller has no role. */
                    nodePath: string | null;
                }[];
            }[];
            invitations: {
                /** Format: uuid */
                id: string;
                email: string;
                /**
                 * @description A role.
                 * @enum {string}
                 */
                role: "viewer" | "member" | "admin" | "owner";
                /** Format: date-time */
                expiresAt: string;
                expired: boolean;
                /** @description Whether somebody has opened the link. */
                opened: boolean;
            }[];
        };
        ListMessagesResult: {
            messages: {
                id: string;
                /** @enum {string} */
                kind: "message" | "mention" | "command" | "reaction" | "speech" | "system";
                sender: {
                    id: string;
                    name: string;
                    isBot: boolean;
                };
                text: string;
                attachments: {
                    id: string;
                    name: string;
                    contentType: string;
                    /** @description Bytes */
                    size: number | null;
                    url: string | null;
                }[];
                /** @description The platform's id of the thread it belongs to */
                thread: string | null;
                sentAt: string;
                /** @description Somebody sent it as a test from the dashboard */
                isTest: boolean;
                /**
                 * @description To the agent, or by it
                 * @enum {string}
                 */
                direction: "in" | "out";
                /** @description Id of the person who sent it as a test */
                testedBy: string | null;
                /** @enum {string} */
                state: "waiting" | "taken" | "sending" | "sent" | "delivered" | "failed";
                /** @description What became of it */
                stateText: string;
                deliveredAt: string | null;
                /** @description The tool call that sent it */
                callId: string | null;
            }[];
            /** @description Where the next page starts; null on the last one */
            nextCursor: string | null;
        };
        ListNotificationsResult: {
            unread: number;
            notifications: {
                id: string;
                kind: string;
                /** @description One ready sentence */
                text: string;
                /** @description Where it is acted on; null where the person may not */
                href: string | null;
                createdAt: string;
                readAt: string | null;
                node: {
                    id: string;
                    name: string;
                };
            }[];
        };
        ListPaymentsResult: {
            payments: components["schemas"]["RecordPaymentResult"][];
            nextCursor: string | null;
        };
        ListPersonalTokensResult: {
            keys: components["schemas"]["KeyView"][];
        };
        ListProviderAppsResult: {
            apps: components["schemas"]["SetProviderAppResult"][];
        };
        ListReceiptsResult: {
            receipts: {
                /** Format: uuid */
                id: string;
                /** @description What was removed, e.g. Slack from scout. */
                title: string;
                /** @enum {string} */
                kind: "remove" | "disconnect" | "delete" | "revoke_all" | "give_back";
                /** @description Where it happened. */
                node: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    /** @enum {string} */
                    kind: "organization" | "team" | "project" | "agent";
                    path: string | null;
                };
                /** @enum {string} */
                state: "running" | "needs_person" | "done";
                /** @description How far it is, or how it ended, in one sentence. */
                text: string;
                stepsOver: number;
                stepsTotal: number;
                /** Format: date-time */
                startedAt: string;
                finishedAt: string | null;
                requestedBy: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                } | null;
            }[];
            nextCursor: string | null;
            /** @description How many of all receipts there wait for a person. */
            needsPerson: number;
        };
        ListServerTokensResult: {
            serverTokens: components["schemas"]["RevokeServerTokenResult"][];
        };
        ListSetupsResult: {
            setups: components["schemas"]["ConnectSetupResult"][];
            providers: {
                id: string;
                name: string;
                integrations: string[];
                /** @enum {string} */
                makes: "app" | "bot" | "number";
                serverAccount: boolean;
                fields: {
                    name: string;
                    label: string;
                    placeholder: string;
                    help?: string;
                    /** @description Whether it is no secret, and shown as it is typed */
                    isPlain?: boolean;
                }[];
                guide: {
                    text: string;
                    href?: string;
                }[];
            }[];
        };
        ListToolCallsResult: {
            calls: components["schemas"]["ToolCallRecord"][];
            /** @description Where the next page starts; null on the last one */
            nextCursor: string | null;
        };
        ListToolsResult: {
            groups: {
                integration: {
                    id: string;
                    name: string;
                    icon: string | null;
                };
                status: string;
                accounts: {
                    id: string;
                    accountName: string;
                    label: string;
                    sandbox: boolean;
                }[];
                destructiveNeedsAccount: boolean;
                tools: {
                    name: string;
                    title: string;
                    description: string;
                    /** @enum {string} */
                    effect: "read" | "write" | "destructive";
                    annotations: {
                        title: string;
                        readOnlyHint: boolean;
                        destructiveHint: boolean;
                        idempotentHint: boolean;
                        openWorldHint: boolean;
                    };
                    inputSchema: {
                        [key: string]: unknown;
                    };
                    outputSchema: {
                        [key: string]: unknown;
                    };
                    cost: {
                        /** @description Its price in words */
                        text: string;
                        /** @description About what the next call costs in micro-dollars: of the least that it may use, and nothing while some of it is free this month */
                        micros: string;
                    } | null;
                    policy: {
                        /** @enum {string} */
                        value: "allow" | "ask" | "deny";
                        at: components["schemas"]["NamedNode"] | null;
                    };
                    isAvailable: boolean;
                    reason: string | null;
                }[];
            }[];
        };
        NamedNode: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "organization" | "team" | "project" | "agent";
            path: string | null;
        };
        NewKey: {
            key: components["schemas"]["KeyView"];
            /** @description The secret itself. It is not shown again. */
            token: string;
        };
        NewPolicyEntry: {
            /** @constant */
            scope: "all";
            /**
             * @default
             * @constant
             */
            target?: "";
            /**
             * @description Which tools of all integrations
             * @enum {string}
             */
            effect: "read" | "write" | "destructive";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        } | {
            /** @constant */
            scope: "integration";
            /** @description Id of the integration */
            target: string;
            /**
             * @description Which of its tools
             * @enum {string}
             */
            effect: "read" | "write" | "destructive";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        } | {
            /** @constant */
            scope: "tool";
            /** @description Name of the tool */
            target: string;
            /**
             * @default
             * @constant
             */
            effect?: "";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        } | {
            /** @constant */
            scope: "self";
            /**
             * @description What agents do to their own integrations
             * @enum {string}
             */
            target: "install" | "configure" | "connect" | "remove";
            /**
             * @default
             * @constant
             */
            effect?: "";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        };
        NewWebhook: {
            webhook: components["schemas"]["WebhookView"];
            /** @description Proves that a call is ours (Standard Webhooks). It is shown this once. */
            secret: string;
        };
        NodeAddress: {
            /**
             * Format: uuid
             * @description Id of the node.
             */
            id: string;
            /** @enum {string} */
            kind: "organization" | "team" | "project" | "agent";
            name: string;
            slug: string;
            /** @description Address of its page, e.g. /acme/growth. */
            path: string;
        };
        NodeDetails: {
            /**
             * Format: uuid
             * @description Id of the node.
             */
            id: string;
            /** @enum {string} */
            kind: "organization" | "team" | "project" | "agent";
            name: string;
            slug: string;
            /** @description Address of its page, e.g. /acme/growth. */
            path: string;
            description: string;
            /** Format: date-time */
            createdAt: string;
            parentId: string | null;
            /**
             * @description The caller's strongest role here.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** @description The node and its ancestors, root first. */
            lineage: components["schemas"]["Ancestor"][];
            /** @description Nodes directly below. */
            childCount: number;
            /** @description Agents at or below it. */
            agentCount: number;
        };
        OAuthError: {
            /** @description `authorization_pending`, `slow_down`, `access_denied`, `expired_token`, `invalid_grant` … */
            error: string;
            error_description?: string;
        };
        PlannedChange: {
            /** @enum {string} */
            kind: "block" | "unblock" | "remove";
            /** Format: uuid */
            nodeId: string;
            integration: string;
        } | {
            /** @constant */
            kind: "move";
            /** Format: uuid */
            nodeId: string;
            /** Format: uuid */
            parentId: string;
        } | {
            /** @constant */
            kind: "delete";
            /** Format: uuid */
            nodeId: string;
        } | {
            /** @constant */
            kind: "disconnect";
            /** Format: uuid */
            nodeId: string;
            /** Format: uuid */
            connectionId: string;
            /** Format: uuid */
            nextDefault?: string;
        } | {
            /** @constant */
            kind: "move_connection";
            /** Format: uuid */
            nodeId: string;
            /** Format: uuid */
            connectionId: string;
            /** Format: uuid */
            toNodeId: string;
            /** Format: uuid */
            nextDefault?: string;
        } | {
            /** @constant */
            kind: "make_default";
            /** Format: uuid */
            nodeId: string;
            /** Format: uuid */
            connectionId: string;
        } | {
            /** @constant */
            kind: "pin";
            /** Format: uuid */
            nodeId: string;
            integration: string;
            connectionId: string | null;
        } | {
            /** @constant */
            kind: "replace_account";
            /** Format: uuid */
            nodeId: string;
            /** Format: uuid */
            connectionId: string;
            accountName: string;
        } | {
            /** @constant */
            kind: "revoke_all";
            /** Format: uuid */
            nodeId: string;
            provider: string | null;
        };
        Policies: {
            own: components["schemas"]["PolicyEntry"][];
            digest: string;
            rows: components["schemas"]["PolicyRow"][];
            self: {
                /** @enum {string} */
                action: "install" | "configure" | "connect" | "remove";
                near: components["schemas"]["PolicyCell"];
                far: components["schemas"]["PolicyCell"] | null;
            }[];
            canEdit: boolean;
        };
        PolicyCell: {
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
            at: components["schemas"]["NamedNode"] | null;
            own: ("allow" | "ask" | "deny") | null;
            above: {
                /** @enum {string} */
                value: "allow" | "ask" | "deny";
                at: components["schemas"]["NamedNode"];
            } | null;
        };
        PolicyEntry: {
            /** @constant */
            scope: "all";
            /**
             * @default
             * @constant
             */
            target: "";
            /**
             * @description Which tools of all integrations
             * @enum {string}
             */
            effect: "read" | "write" | "destructive";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        } | {
            /** @constant */
            scope: "integration";
            /** @description Id of the integration */
            target: string;
            /**
             * @description Which of its tools
             * @enum {string}
             */
            effect: "read" | "write" | "destructive";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        } | {
            /** @constant */
            scope: "tool";
            /** @description Name of the tool */
            target: string;
            /**
             * @default
             * @constant
             */
            effect: "";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        } | {
            /** @constant */
            scope: "self";
            /**
             * @description What agents do to their own integrations
             * @enum {string}
             */
            target: "install" | "configure" | "connect" | "remove";
            /**
             * @default
             * @constant
             */
            effect: "";
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
        };
        PolicyPreview: {
            changes: number;
            allow: {
                agents: number;
                tools: number;
            };
            ask: {
                agents: number;
                tools: number;
            };
            deny: {
                agents: number;
                tools: number;
            };
            text: string;
        };
        PolicyRow: {
            integration: {
                id: string;
                name: string;
                icon: string | null;
            } | null;
            read: components["schemas"]["PolicyCell"];
            write: components["schemas"]["PolicyCell"];
            destructive: components["schemas"]["PolicyCell"];
            counts: {
                read: number;
                write: number;
                destructive: number;
            };
            tools: {
                name: string;
                title: string;
                /** @enum {string} */
                effect: "read" | "write" | "destructive";
                cell: components["schemas"]["PolicyCell"];
            }[];
        };
        PreviewProviderAppResult: {
            connections: {
                id: string;
                accountName: string;
                owner: components["schemas"]["NamedNode"];
                /** @description Who connected it */
                person: string | null;
            }[];
            /** @description How many such connections there are */
            total: number;
            /** @description Of these, those of the sandbox, which stop at once when a real app comes */
            stops: number;
            /** @description People who would be asked to reconnect */
            people: number;
            digest: string;
        };
        PreviewRemoveMemberResult: {
            /** @description Agents at or below the node, which they lose access to. */
            agentCount: number;
            /** @description Accounts that they connected at or below the node. */
            connectionCount: number;
            /** @description The first hundred of these accounts. */
            connections: {
                /** Format: uuid */
                id: string;
                provider: string;
                accountName: string;
                label: string;
                /**
                 * Format: uuid
                 * @description Id of the node.
                 */
                nodeId: string;
                nodeName: string;
            }[];
            /** @description Agents at or below the owners of these accounts. */
            reachedAgentCount: number;
        };
        /** @description What went wrong, and what to do about it (RFC 9457). */
        Problem: {
            /**
             * @description Names the kind of problem, and stays the same.
             * @enum {string}
             */
            type: "urn:alfe:problem:invalid_input" | "urn:alfe:problem:method_not_allowed" | "urn:alfe:problem:payload_too_large" | "urn:alfe:problem:unsupported_media_type" | "urn:alfe:problem:unauthenticated" | "urn:alfe:problem:forbidden" | "urn:alfe:problem:approval_required" | "urn:alfe:problem:not_found" | "urn:alfe:problem:conflict" | "urn:alfe:problem:rate_limited" | "urn:alfe:problem:payment_required" | "urn:alfe:problem:unavailable" | "urn:alfe:problem:provider_failed" | "urn:alfe:problem:internal";
            /** @description The kind of problem in words. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What happened here, and what to do. */
            detail: string;
            /** @enum {string} */
            code: "invalid_input" | "method_not_allowed" | "payload_too_large" | "unsupported_media_type" | "unauthenticated" | "forbidden" | "approval_required" | "not_found" | "conflict" | "rate_limited" | "payment_required" | "unavailable" | "provider_failed" | "internal";
            /** @description Each wrong field. */
            errors?: {
                /** @description Where it is in what was sent (JSON Pointer). */
                pointer: string;
                detail: string;
            }[];
            retryAfterSeconds?: number;
            requestId?: string;
            /** @description What waits for a person, where the kind is `approval_required`. */
            approval?: {
                id: string;
                /** @description Where a person decides. */
                url: string;
                /** Format: date-time */
                expiresAt: string;
            };
        };
        ProvisionNumberResult: {
            /**
             * @description making: it goes on by itself; look at the attempt, or at the channel
             * @enum {string}
             */
            status: "connected" | "making" | "taken" | "refused";
            number: string;
            name: string;
            /** @description How it stands, in one or two sentences */
            text: string;
            connectionId: string | null;
            attemptId: string | null;
            monthlyMicros: string | null;
            /** @description The organization pays the company itself: charged 0 here */
            ownAccount: boolean;
            /** @description Others to take, where this one is gone */
            others: {
                /** @description E.164; what to provision */
                number: string;
                /** @description As people write it */
                name: string;
                country: string;
                /** @enum {string} */
                kind: "local" | "mobile" | "national" | "toll_free";
                locality: string;
                region: string;
                voice: boolean;
                sms: boolean;
                mms: boolean;
                /** @description Millionths of a US dollar per month; null where not known */
                monthlyMicros: string | null;
                /**
                 * @description Whether an address has to be given with it, and where that has to be
                 * @enum {string}
                 */
                address: "none" | "any" | "local" | "foreign";
                /** @description The account that it is bought with */
                setupId: string;
            }[];
        };
        Reach: {
            /** @description Agents at and below the node */
            agents: number;
            agentNames: string[];
            /** @description Of these, those that have it now */
            already: number;
            /** @description The place above that it comes from now */
            alreadyFrom: string | null;
            /** @description Agents that would use an account connected at the node */
            uses: number;
            usesNames: string[];
            /** @description Agents that would keep another account */
            keeps: {
                account: string | null;
                agents: number;
                agentNames: string[];
            }[];
            /** @description Agents that would leave the account they use now */
            switches: {
                account: string | null;
                agents: number;
                agentNames: string[];
            }[];
            blocked: number;
        };
        ReadInboxResult: {
            messages: components["schemas"]["InboxMessage"][];
            /** @description Of the last of them: acknowledge it, or read on after it */
            cursor: string;
            /** @description Whether there is more after it now */
            more: boolean;
        };
        ReadNotificationsResult: {
            unread: number;
        };
        Receipt: {
            /** Format: uuid */
            id: string;
            /** @description What was removed, e.g. Slack from scout. */
            title: string;
            /** @enum {string} */
            kind: "remove" | "disconnect" | "delete" | "revoke_all" | "give_back";
            /** @description Where it happened. */
            node: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @enum {string} */
                kind: "organization" | "team" | "project" | "agent";
                path: string | null;
            };
            /** @enum {string} */
            state: "running" | "needs_person" | "done";
            /** @description How far it is, or how it ended, in one sentence. */
            text: string;
            stepsOver: number;
            stepsTotal: number;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
            requestedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** @description In order. Of a very long receipt the first 500 that are open, then those over. */
            steps: {
                /** Format: uuid */
                id: string;
                kind: string;
                title: string;
                account: string | null;
                /** @description Name of the provider. */
                provider: string | null;
                /** @enum {string} */
                state: "waiting" | "running" | "retrying" | "manual" | "done" | "not_supported" | "kept_shared" | "confirmed";
                /** @description What happened, in one sentence. */
                detail: string;
                tries: number;
                nextTryAt: string | null;
                startedAt: string | null;
                doneAt: string | null;
                /** @description Where a person does by hand what could not be done. */
                link: {
                    href: string;
                    label: string;
                } | null;
                /** @description Who did it by hand. */
                confirmedBy: string | null;
                can: {
                    retry: boolean;
                    confirm: boolean;
                };
            }[];
            sandbox: boolean;
            accountsKept: {
                accountName: string;
                why: string;
            }[];
        };
        RecordPaymentResult: {
            id: string;
            /** @enum {string} */
            kind: "checkout" | "recorded";
            /**
             * @description open: at Stripe's page. processing: the bank takes its time. paid: credited.
             * @enum {string}
             */
            state: "open" | "processing" | "paid" | "cancelled" | "expired" | "failed";
            /** @description Whether the sandbox played it: no real money */
            sandbox: boolean;
            /** @description Micro-dollars */
            amountMicros: string;
            /** @description What was refunded or is disputed of it, micro-dollars */
            reversedMicros: string;
            /** @description What whoever recorded it noted: an invoice number */
            reference: string;
            /** @description How many integrations it brought back that had stopped for want of credit */
            resumed: number;
            createdAt: string;
            paidAt: string | null;
            endedAt: string | null;
            /** @description Who paid or recorded it */
            by: string | null;
            /** @description How it stands, in one sentence */
            text: string;
        };
        RemoveInboxWebhookResult: {
            /** @constant */
            removed: true;
        };
        RemoveIntegrationResult: {
            removalId: string;
            connections: {
                id: string;
                accountName: string;
                kept: string | null;
            }[];
        };
        RemoveMemberResult: {
            /**
             * Format: uuid
             * @description Id of the membership: one person's role at one node.
             */
            membershipId: string;
            /** @description The clean-up of the disconnected accounts, if any. */
            removalId: string | null;
            /** @description How many accounts were disconnected. */
            disconnected: number;
        };
        RenameNodeResult: {
            /**
             * Format: uuid
             * @description Id of the node.
             */
            id: string;
            /** @enum {string} */
            kind: "organization" | "team" | "project" | "agent";
            name: string;
            slug: string;
            /** @description Address of its page, e.g. /acme/growth. */
            path: string;
            description: string;
        };
        ReportUsageBatchResult: {
            reports: components["schemas"]["ReportUsageResult"][];
        };
        ReportUsageResult: {
            key: string;
            meter: string;
            quantity: string;
            /** @description How many of them the monthly allowance covered */
            freeQuantity: string;
            priceMicros: string;
            per: string;
            /** @description Of the price book; `reported` where the report named it */
            priceVersion: string;
            chargedMicros: string;
            /** @description Whether it was charged before, under this key */
            known: boolean;
        };
        RequestBudgetResult: {
            /** @description What waits for an admin; null where owners were told */
            approval: components["schemas"]["Approval"] | null;
            /** @description What was asked of whom, in a sentence */
            text: string;
        };
        ResolvePathResult: {
            /**
             * Format: uuid
             * @description Id of the node.
             */
            nodeId: string;
            /** @description Its address now, the organization included. */
            path: string;
            /** @description Whether that is another one than was asked for. */
            redirected: boolean;
        };
        RevokeEverythingResult: {
            /**
             * Format: uuid
             * @description The clean-up that follows
             */
            removalId: string;
            /** @description How many accounts were disconnected */
            connections: number;
        };
        RevokeServerTokenResult: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description How it begins, to recognise it by. */
            prefix: string;
            /** @description Whoever made it; the server where its operator did. */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Null where it works until it is revoked. */
            expiresAt: string | null;
            /** @description To the minute; null if it never was. */
            lastUsedAt: string | null;
            revokedAt: string | null;
            /** @enum {string} */
            state: "live" | "expired" | "revoked";
        };
        SearchNodesResult: {
            hits: {
                /**
                 * Format: uuid
                 * @description Id of the node.
                 */
                id: string;
                /** @enum {string} */
                kind: "organization" | "team" | "project" | "agent";
                name: string;
                slug: string;
                /** @description Address of its page, e.g. /acme/growth. */
                path: string;
                /** @description The places above it, root first. */
                ancestors: {
                    /**
                     * Format: uuid
                     * @description Id of the node.
                     */
                    id: string;
                    /** @enum {string} */
                    kind: "organization" | "team" | "project" | "agent";
                    name: string;
                }[];
            }[];
            /** @description Whether there are others. */
            more: boolean;
        };
        SearchNumbersResult: {
            numbers: {
                /** @description E.164; what to provision */
                number: string;
                /** @description As people write it */
                name: string;
                country: string;
                /** @enum {string} */
                kind: "local" | "mobile" | "national" | "toll_free";
                locality: string;
                region: string;
                voice: boolean;
                sms: boolean;
                mms: boolean;
                /** @description Millionths of a US dollar per month; null where not known */
                monthlyMicros: string | null;
                /**
                 * @description Whether an address has to be given with it, and where that has to be
                 * @enum {string}
                 */
                address: "none" | "any" | "local" | "foreign";
                /** @description The account that it is bought with */
                setupId: string;
            }[];
            /** @description The accounts that were searched, with prices */
            accounts: {
                setupId: string;
                company: string;
                account: string;
                /** @description The organization pays the company itself: charged 0 here */
                ownAccount: boolean;
                /** @description Pretend numbers of this server's sandbox */
                sandbox: boolean;
                /** @description The lowest price of a part of a text */
                smsOutMicros: string | null;
                smsInMicros: string | null;
                /** @description The lowest price of a minute of a call */
                callOutMicros: string | null;
                callInMicros: string | null;
                /** @description Why it could not be searched */
                problem: string | null;
            }[];
            /** @description What to know before getting one */
            notes: string[];
            /** @description What is left to pay it with; null where it costs no credit here */
            room: {
                /** @description Millionths of a US dollar; never below 0 */
                leftMicros: string;
                /** @description Whose it is, and how much: Growth has $38.80 left */
                has: string;
                /** @description In which period: in November. Empty for the pool */
                when: string;
                more: {
                    label: string;
                    /** @description Who can give more */
                    who: string;
                    /** @description Where that is done */
                    href: string;
                    /** @description Whether the caller can */
                    may: boolean;
                };
            } | null;
        };
        SendTestMessageResult: {
            /** @enum {string} */
            kind: "sent" | "by_hand";
            /** @description Stands in the message; by it the message is known when it comes */
            code: string;
            /** @description The message, with its code */
            text: string;
            /** @description What happens next, in one sentence */
            words: string;
            /** @description Opens the conversation to write in */
            link: string | null;
            expiresAt: string;
        };
        SetBudgetResult: {
            budget: components["schemas"]["Budget"];
            /** @description What to know of it beside the budgets above it */
            notes: string[];
        };
        SetPoliciesResult: {
            own: components["schemas"]["PolicyEntry"][];
            digest: string;
        };
        SetProviderAppResult: {
            provider: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            kind: "own" | "server" | "sandbox" | "none";
            clientId: string | null;
            /** @description What to register at the provider */
            redirectUri: string;
            secretSetAt: string | null;
            secretSetBy: string | null;
            /** @description Live connections made with this app */
            connections: number;
            /** @description Live connections made with another app */
            outdated: number;
            /** @description Where an app is registered at the provider */
            developerUrl: string | null;
            /** @description Where one is registered with the sandbox */
            sandboxUrl: string | null;
        };
        StartTopUpResult: {
            /**
             * Format: uuid
             * @description Id of the payment
             */
            paymentId: string;
            /** @description Where to pay */
            url: string;
        };
        StartedConnect: {
            /** @enum {string} */
            status: "active" | "open";
            attemptId: string | null;
            /** @description Our connect page, for a person to open */
            url: string | null;
            fields: {
                name: string;
                label: string;
                placeholder: string;
                help?: string;
                /** @description Whether it is no secret, and shown as it is typed */
                isPlain?: boolean;
            }[] | null;
            expiresAt: string | null;
            attempt: components["schemas"]["ConnectAttempt"] | null;
        };
        TestConnectionResult: {
            ok: boolean;
            message: string;
            connection: components["schemas"]["Connection"];
        };
        TestPolicyResult: {
            /** @enum {string} */
            value: "allow" | "ask" | "deny";
            at: components["schemas"]["NamedNode"] | null;
            /** @enum {string} */
            from: "tool" | "integration" | "all" | "default";
            sentence: string;
        };
        ToolCallRecord: {
            id: string;
            nodeId: string;
            node: components["schemas"]["NamedNode"];
            integration: string;
            tool: string;
            account: {
                id: string;
                accountName: string;
                label: string;
                sandbox: boolean;
            } | null;
            rule: ("pinned" | "default" | "own" | "named") | null;
            by: {
                kind: string;
                id: string | null;
                name: string;
            };
            key: {
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            outcome: "waiting" | "running" | "done" | "failed" | "refused" | "declined" | "expired" | "voided" | "unknown";
            detail: string;
            policy: {
                /** @enum {string} */
                value: "allow" | "ask" | "deny";
                at: components["schemas"]["NamedNode"] | null;
            } | null;
            approvalId: string | null;
            costMicros: string;
            requestId: string | null;
            argumentsDigest: string;
            resultDigest: string | null;
            resultBytes: number | null;
            createdAt: string;
            durationMs: number | null;
        };
        TreeRow: {
            /**
             * Format: uuid
             * @description Id of the node.
             */
            id: string;
            /** @enum {string} */
            kind: "organization" | "team" | "project" | "agent";
            name: string;
            slug: string;
            /** @description Address of its page, e.g. /acme/growth. */
            path: string;
            /** @description Nodes directly below. */
            childCount: number;
            /**
             * @description The caller's strongest role there.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
        };
        UnblockIntegrationResult: {
            /** @constant */
            blocked: false;
        };
        UsageGroup: {
            spentMicros: string;
            quantities: components["schemas"]["UsedQuantity"][];
            /** @description What the days call it by */
            key: string;
            name: string;
            /** @description Id of the integration; null for other groupings */
            integration: string | null;
            /** @description The node one level down that it was spent below; null for other groupings, and for one that is elsewhere now */
            node: components["schemas"]["NamedNode"] | null;
            meter: string | null;
        };
        UsageReport: {
            spentMicros: string;
            quantities: components["schemas"]["UsedQuantity"][];
            nodeId: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            by: "integration" | "node" | "meter";
            /**
             * Format: date
             * @description The present day (UTC), which is still filling
             */
            today: string;
            /** @description The most spent first */
            groups: components["schemas"]["UsageGroup"][];
            days: {
                spentMicros: string;
                quantities: components["schemas"]["UsedQuantity"][];
                /** Format: date */
                day: string;
                groups: {
                    spentMicros: string;
                    quantities: components["schemas"]["UsedQuantity"][];
                    key: string;
                }[];
            }[];
            /** @description How much of what was spent was sandbox money */
            sandboxMicros: string;
            /** @description Held now for what is being used */
            reservedMicros: string;
            /** @description Used, and charged as soon as there is credit */
            dueMicros: string;
        };
        UsedQuantity: {
            meter: string;
            /** @description A whole number as text */
            quantity: string;
            /** @description How much of it was free */
            freeQuantity: string;
            /** @description In words: 1,240 message parts sent */
            text: string;
        };
        WebhookView: {
            url: string;
            /** @enum {string} */
            state: "ok" | "failing";
            setAt: string;
            failingSince: string | null;
            /** @description What it answered last, where it does not take them */
            failure: string | null;
            /** @description How often in a row */
            failures: number;
            nextTryAt: string | null;
        };
        WhoAmIResult: {
            /** @constant */
            kind: "agent";
            /** @description The agent itself. */
            node: {
                /**
                 * Format: uuid
                 * @description Id of the node.
                 */
                id: string;
                /** @enum {string} */
                kind: "organization" | "team" | "project" | "agent";
                name: string;
                /** @description Address of its page. */
                path: string;
            };
            organization: {
                /**
                 * Format: uuid
                 * @description Id of the node.
                 */
                id: string;
                name: string;
                slug: string;
            };
            /** @description The key it came with. */
            keyId: string | null;
        } | {
            /** @constant */
            kind: "person";
            user: {
                /** Format: uuid */
                id: string;
                email: string;
                name: string;
            };
            organization: {
                /**
                 * Format: uuid
                 * @description Id of the node.
                 */
                id: string;
                name: string;
                slug: string;
            };
            /** @description Where roles are held; each counts at everything below too. */
            roles: {
                node: {
                    /**
                     * Format: uuid
                     * @description Id of the node.
                     */
                    id: string;
                    /** @enum {string} */
                    kind: "organization" | "team" | "project" | "agent";
                    name: string;
                    /** @description Address of its page. */
                    path: string;
                };
                /**
                 * @description A role.
                 * @enum {string}
                 */
                role: "viewer" | "member" | "admin" | "owner";
            }[];
            /** @description The personal token they came with; null for a browser. */
            keyId: string | null;
        };
        WhyLevel: {
            node: components["schemas"]["NamedNode"];
            installed: boolean;
            blocked: boolean;
            accounts: {
                id: string;
                accountName: string;
                label: string;
                isDefault: boolean;
                chosen: boolean;
                reachable: boolean;
                /** @enum {string} */
                health: "healthy" | "ends_soon" | "not_answering" | "unknown" | "revoked" | "expired" | "app_refused" | "sandbox_ended";
            }[];
        };
        WithdrawConnectLinkResult: {
            /** Format: uuid */
            id: string;
            node: components["schemas"]["NamedNode"];
            integration: {
                id: string;
                name: string;
                icon: string | null;
            };
            provider: {
                id: string;
                name: string;
            };
            to: {
                name: string;
                email: string;
            };
            note: string;
            sentBy: {
                id: string;
                name: string;
            };
            createdAt: string;
            expiresAt: string;
            /** @enum {string} */
            state: "sent" | "opened" | "used" | "declined" | "expired" | "withdrawn";
            stateAt: string | null;
            accountName: string | null;
            canWithdraw: boolean;
        };
        WithdrawInvitationResult: {
            /** Format: uuid */
            id: string;
        };
    };
    responses: {
        /** @description The input is not valid. */
        Problem422: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible at this address. */
        Problem405: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too much was sent. */
        Problem413: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Sent in a form that is not understood. */
        Problem415: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Sign in or send a key. */
        Problem401: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Your role does not allow this, or: A person has to approve this. */
        Problem403: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found. */
        Problem404: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Conflicts with the current state. */
        Problem409: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. */
        Problem429: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No credit left. */
        Problem402: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not available at the moment. */
        Problem503: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The provider did not answer as expected. */
        Problem502: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something failed on our side. */
        Problem500: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names this very answer: send it as If-None-Match to be told when nothing changed. */
        ETag: string;
        /** @description Address of what was made. */
        Location: string;
        /** @description How many requests are left, and for how long. */
        RateLimit: string;
        /** @description How many requests are allowed in which time. */
        "RateLimit-Policy": string;
        /** @description Finds this request in the server's log and in the activity. */
        "X-Request-Id": string;
        /** @description `true` where this is the answer of an earlier, same request. */
        "Idempotency-Replayed": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    start_device_authorization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description What asks, and on which computer. */
                    client_name: string;
                };
            };
        };
        responses: {
            /** @description Begun. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        device_code: string;
                        user_code: string;
                        verification_uri: string;
                        verification_uri_complete: string;
                        expires_in: number;
                        interval: number;
                    };
                };
            };
            /** @description Not begun. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    redeem_device_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    grant_type: "urn:ietf:params:oauth:grant-type:device_code";
                    device_code: string;
                };
            };
        };
        responses: {
            /** @description The person allowed it. The token is told this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        /** @constant */
                        token_type: "Bearer";
                        expires_in: number;
                        organization: {
                            /** Format: uuid */
                            id: string;
                            slug: string;
                            name: string;
                        };
                    };
                };
            };
            /** @description Not yet, or not at all. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    stream_changes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    get_reference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    who_am_i: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmIResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_tree_roots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTreeRootsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resolve_path: {
        parameters: {
            query: {
                /** @description Slugs below the organization, outermost first; none for the organization. */
                segments: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvePathResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_node: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeDetails"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_node: {
        parameters: {
            query?: {
                /** @description Digest of the preview that was confirmed. */
                previewDigest?: string;
            };
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteNodeResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    rename_node: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Name as people see it. */
                    name?: string;
                    /** @description Address part: small letters, digits and single hyphens inside, 1 to 40. */
                    slug?: string;
                    /** @description What it is for; an agent's bots show it. */
                    description?: string;
                } | {
                    /** @description Id of the node it will stand below, or its path. */
                    parentId: string;
                    /** @description Digest of the preview that was confirmed. */
                    previewDigest?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenameNodeResult"] | components["schemas"]["NodeAddress"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    get_lineage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetLineageResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_children: {
        parameters: {
            query?: {
                /** @description Where the page before ended. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListChildrenResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_node: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What to create.
                     * @enum {string}
                     */
                    kind: "team" | "project" | "agent";
                    /** @description Name as people see it. */
                    name: string;
                    /** @description Address part: small letters, digits and single hyphens inside, 1 to 40. */
                    slug?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeAddress"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    search_nodes: {
        parameters: {
            query: {
                /** @description Part of a name or of an address. */
                q: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchNodesResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_marks: {
        parameters: {
            query: {
                /** @description The nodes in view */
                ids: string[];
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMarksResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "block" | "unblock" | "remove";
                    integration: string;
                } | {
                    /** @constant */
                    kind: "move";
                    /** Format: uuid */
                    parentId: string;
                } | {
                    /** @constant */
                    kind: "delete";
                } | {
                    /** @constant */
                    kind: "disconnect";
                    /** Format: uuid */
                    connectionId: string;
                    /** Format: uuid */
                    nextDefault?: string;
                } | {
                    /** @constant */
                    kind: "move_connection";
                    /** Format: uuid */
                    connectionId: string;
                    /** Format: uuid */
                    toNodeId: string;
                    /** Format: uuid */
                    nextDefault?: string;
                } | {
                    /** @constant */
                    kind: "make_default";
                    /** Format: uuid */
                    connectionId: string;
                } | {
                    /** @constant */
                    kind: "pin";
                    integration: string;
                    connectionId: string | null;
                } | {
                    /** @constant */
                    kind: "replace_account";
                    /** Format: uuid */
                    connectionId: string;
                    accountName: string;
                } | {
                    /** @constant */
                    kind: "revoke_all";
                    provider: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    revoke_everything: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the provider; null for all of them */
                    provider: string | null;
                    /** @description Digest of the preview that was confirmed */
                    previewDigest?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokeEverythingResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMembersResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    invite_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Addresses of the people. */
                    emails: string[];
                    /**
                     * @description The role they get, at most your own.
                     * @enum {string}
                     */
                    role: "viewer" | "member" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteMembersResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    remove_member: {
        parameters: {
            query: {
                /** @description What becomes of the accounts that they connected at the node or below. */
                connections: "keep" | "disconnect";
            };
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the membership: one person's role at one node. */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemoveMemberResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    change_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the membership: one person's role at one node. */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Their new role, at most your own.
                     * @enum {string}
                     */
                    role: "viewer" | "member" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRoleResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_remove_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the membership: one person's role at one node. */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewRemoveMemberResult"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdraw_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the invitation. */
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawInvitationResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_channels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListChannelsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_channel_package: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetChannelPackageResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    check_channel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckChannelResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    search_numbers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Country as two letters, e.g. US */
                    country: string;
                    /** @description Digits of an area code, or the name of a place, e.g. 415 or Austin */
                    area?: string;
                    /** @description Digits that the number has in a row */
                    contains?: string;
                    /**
                     * @description Whether it must take calls
                     * @default true
                     */
                    voice?: boolean;
                    /**
                     * @description Whether it must take text messages
                     * @default true
                     */
                    sms?: boolean;
                    /** @description Id of the telephony account to search with, or `server` for the server's own */
                    setupId?: string;
                    /**
                     * @description How many at most
                     * @default 20
                     */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchNumbersResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    provision_number: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The number, E.164, as search_numbers returned it */
                    number: string;
                    /** @description Id of the telephony account to buy it with, or `server` for the server's own */
                    setupId?: string;
                    /** @description Id of the connect attempt */
                    attemptId?: string;
                    /** @description Where its user lives, where the country asks for that */
                    address?: {
                        /** @description Who uses the number */
                        name: string;
                        /** @description Street and house number */
                        street: string;
                        /** @description Town */
                        city: string;
                        /**
                         * @description State or province, where there is one
                         * @default
                         */
                        region?: string;
                        /** @description Postal code */
                        postalCode: string;
                        /** @description Country as two letters */
                        country: string;
                    };
                    /** @description What it may cost a month at most, in millionths of a US dollar: dearer, it is not bought */
                    mostMonthlyMicros?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionNumberResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    send_test_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What to say */
                    text: string;
                    /** @description The platform's id of a conversation; else where the bot is */
                    conversation?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendTestMessageResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_agent_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAgentKeysResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_agent_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name by which people recognise it. */
                    name: string;
                    /**
                     * @description Days until it stops working.
                     * @default 90
                     */
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_server_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServerTokensResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_server_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name by which people recognise it. */
                    name: string;
                    /** @description Days until it stops working; until it is revoked where nothing is said. */
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateServerTokenResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    revoke_server_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the token. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokeServerTokenResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    rotate_agent_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the key that is replaced. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Hours for which the old one still works; 0 ends it at once.
                     * @default 24
                     */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    revoke_agent_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the key. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_personal_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPersonalTokensResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_personal_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name by which people recognise it. */
                    name: string;
                    /**
                     * @description Days until it stops working.
                     * @default 90
                     */
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    rotate_personal_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the token that is replaced. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Hours for which the old one still works; 0 ends it at once.
                     * @default 24
                     */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    revoke_personal_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the token. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_catalog: {
        parameters: {
            query: {
                /** @description Id of the node that statuses refer to, or its path. */
                nodeId: string;
                /** @description Words that all occur in what an integration or one of its tools is or does */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCatalogResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_catalog_integration: {
        parameters: {
            query: {
                /** @description Id of the node that the status refers to, or its path. */
                nodeId: string;
            };
            header?: never;
            path: {
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetCatalogIntegrationResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_integrations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListIntegrationsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    install_integration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the integration, e.g. github */
                    integration: string;
                    /** @description Settings to enter here */
                    settings?: {
                        [key: string]: components["schemas"]["JsonValue"];
                    };
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectiveIntegration"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    get_integration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationDetail"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    remove_integration: {
        parameters: {
            query?: {
                /** @description Digest of the preview that was confirmed */
                previewDigest?: string;
            };
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemoveIntegrationResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    configure_integration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description All settings entered at this node; a key left out or null inherits */
                    settings?: {
                        [key: string]: components["schemas"]["JsonValue"];
                    };
                    /** @description Id of the account to pin; null follows the default again */
                    connection?: string | null;
                    /** @description The version these changes are based on; refused when someone saved meanwhile */
                    version?: number;
                    /** @description Digest of the preview of the pin that was confirmed */
                    previewDigest?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectiveIntegration"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_reach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reach"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    block_integration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Shown to everyone below */
                    note?: string;
                    /** @description Digest of the preview that was confirmed */
                    previewDigest?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockIntegrationResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    unblock_integration: {
        parameters: {
            query?: {
                /** @description Digest of the preview that was confirmed */
                previewDigest?: string;
            };
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnblockIntegrationResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    start_connect: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the integration */
                integration: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Id of the connection to authorize anew; the account must be the same
                     */
                    reconnects?: string;
                    /** @description Where to go afterwards */
                    returnTo?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedConnect"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    get_connect_attempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connect attempt */
                attempt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectAttempt"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    finish_connect_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connect attempt */
                attempt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The pasted values, by the names of the attempt's fields */
                    fields: {
                        [key: string]: string;
                    };
                    /** @description Go on although the key was called unusual, e.g. a test-mode key */
                    confirmCaution?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectAttempt"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    cancel_connect: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connect attempt */
                attempt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectAttempt"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    connect_bot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connect attempt */
                attempt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Id of the account that makes it
                     */
                    setupId: string;
                    /** @description Its name; the agent's unless given */
                    name?: string;
                    /** @description Its user name at the provider */
                    username: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectBotResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_setups: {
        parameters: {
            query?: {
                /** @description Id of the provider; all of them unless given */
                provider?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSetupsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    connect_setup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the provider: slack-setup, telegram-manager, twilio or telnyx */
                    provider: string;
                    /** @description The pasted values, by the names of the provider's fields */
                    fields: {
                        [key: string]: string;
                    };
                    /**
                     * Format: uuid
                     * @description Id of the account that gets a new credential; it must be the same account
                     */
                    setupId?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectSetupResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_connect_links: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConnectLinksResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_connect_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the integration */
                    integration: string;
                    /**
                     * Format: uuid
                     * @description Id of the connection to authorize anew
                     */
                    reconnects?: string;
                    /** @description A member, or an address */
                    to: {
                        /** Format: uuid */
                        userId: string;
                    } | {
                        /** @description E-mail address. */
                        email: string;
                    };
                    /** @description For how many days it works */
                    days: 1 | 3 | 7;
                    /** @description Shown to whoever it is for */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateConnectLinkResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    withdraw_connect_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the link */
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawConnectLinkResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_all_connections: {
        parameters: {
            query?: {
                /** @description Only what this node and those below it own, or its path. */
                nodeId?: string;
                /** @description With a node: also what it inherits */
                includeInherited?: boolean;
                /** @description Only accounts at this provider */
                provider?: string;
                /** @description Only accounts of this health; `broken` is all that need a person */
                health?: "broken" | "healthy" | "ends_soon" | "not_answering" | "unknown" | "revoked" | "expired" | "app_refused" | "sandbox_ended";
                /** @description Only accounts that this person connected */
                person?: string;
                /** @description Part of the account's name or label */
                search?: string;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many accounts at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAllConnectionsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_connections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConnectionsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionDetail"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    disconnect_connection: {
        parameters: {
            query?: {
                /** @description The account of the same node and provider that becomes the default */
                nextDefault?: string;
                /** @description Digest of the preview that was confirmed */
                previewDigest?: string;
            };
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisconnectConnectionResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    update_connection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description What people call it here; empty for none */
                    label?: string;
                    /**
                     * @description Makes it the default at its node
                     * @constant
                     */
                    default?: true;
                    /** @description Digest of the preview that was confirmed */
                    previewDigest?: string;
                } | {
                    /** @description Id of the node that will own it, or its path. */
                    node: string;
                    /**
                     * Format: uuid
                     * @description The account of the node it leaves that becomes the default there
                     */
                    nextDefault?: string;
                    /** @description Digest of the preview that was confirmed */
                    previewDigest?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    test_connection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestConnectionResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    reconnect_connection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description For which of the provider's integrations; the first that is installed unless given */
                    integration?: string;
                    /** @description Where to go afterwards */
                    returnTo?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedConnect"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection */
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What would be done
                     * @enum {string}
                     */
                    kind: "disconnect" | "move" | "make_default";
                    /** @description Where it would be moved to, or its path. */
                    node?: string;
                    /**
                     * Format: uuid
                     * @description The account that would become the default where it leaves
                     */
                    nextDefault?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_provider_apps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProviderAppsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    set_provider_app: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the provider */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The app's client id */
                    clientId: string;
                    /** @description The app's client secret; it is sealed and never shown again */
                    clientSecret: string;
                    /** @description Ask the people whose connections use another app to reconnect */
                    askToReconnect?: boolean;
                    /** @description Fingerprint of the preview that was confirmed */
                    previewDigest?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetProviderAppResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    remove_provider_app: {
        parameters: {
            query?: {
                /** @description Ask the people whose connections use it to reconnect with what is used then */
                askToReconnect?: boolean;
                /** @description Fingerprint of the preview that was confirmed */
                previewDigest?: string;
            };
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the provider */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetProviderAppResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    check_provider_app: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the provider */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The app's client id */
                    clientId: string;
                    /** @description The app's client secret; without it the stored one of the same client id is tried */
                    clientSecret?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckProviderAppResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_provider_app: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the provider */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The next client id; null to take the own app away */
                    clientId: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewProviderAppResult"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_tools: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListToolsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    call_tool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Name of the tool, e.g. github_list_issues */
                tool: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description The tool's arguments
                     * @default {}
                     */
                    arguments?: {
                        [key: string]: unknown;
                    };
                    /**
                     * Format: uuid
                     * @description Id of the connection to use, where there are several
                     */
                    account?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallToolResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_tool_calls: {
        parameters: {
            query?: {
                /** @description Only calls of this tool */
                tool?: string;
                /** @description Only tools of this integration */
                integration?: string;
                /** @description Only calls that stand or ended so */
                outcome?: "waiting" | "running" | "done" | "failed" | "refused" | "declined" | "expired" | "voided" | "unknown";
                /** @description Only calls with this connection */
                account?: string;
                /** @description Only calls that this person or agent made */
                by?: string;
                /** @description Not before this time */
                from?: string & (unknown & unknown);
                /** @description Before this time */
                to?: string & (unknown & unknown);
                /** @description False leaves out what is below the node */
                below?: boolean;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many, 1 to 200 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListToolCallsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_tool_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the call */
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetToolCallResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_policies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    set_policies: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All policies of this node; what is left out inherits */
                    policies: components["schemas"]["NewPolicyEntry"][];
                    /** @description Digest of the policies that these change; refused when someone saved meanwhile */
                    basedOn?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetPoliciesResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_policies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All policies of this node; what is left out inherits */
                    policies: components["schemas"]["NewPolicyEntry"][];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    test_policy: {
        parameters: {
            query: {
                /** @description Name of the tool */
                tool: string;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestPolicyResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_approvals: {
        parameters: {
            query?: {
                /** @description Of this node and those below; else wherever the caller has a role, or its path. */
                nodeId?: string;
                /** @description What waits, oldest first; or what is decided or over, newest first */
                state?: "waiting" | "decided";
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many at most, 1 to 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPage"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the approval */
                approval: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetApprovalResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decide_approval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the approval */
                approval: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What the person decides
                     * @enum {string}
                     */
                    decision: "approve" | "decline";
                    /**
                     * @description To the agent
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    request_approval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description What the agent wants to do to its own integrations
                     * @enum {string}
                     */
                    action?: "install" | "configure" | "connect" | "remove";
                    /** @description Or: name of the tool that it wants to call */
                    tool?: string;
                    /** @description With an action: id of the integration */
                    integration?: string;
                    /** @description With install or configure: the settings to enter */
                    settings?: {
                        [key: string]: components["schemas"]["JsonValue"];
                    };
                    /** @description With a tool: its arguments */
                    arguments?: {
                        [key: string]: unknown;
                    };
                    /**
                     * Format: uuid
                     * @description With a tool: id of the connection to use
                     */
                    account?: string;
                    /**
                     * @description Why, in the agent's words, for whoever decides
                     * @default
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    read_inbox: {
        parameters: {
            query?: {
                /** @description Only what comes after this cursor; else what was not acknowledged */
                after?: string;
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description How long to wait where there is nothing, 0 to 25 */
                waitSeconds?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadInboxResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    acknowledge_messages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Cursor of the last message that was taken */
                    through: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgeMessagesResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    get_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetInboxResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    set_inbox_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the agent listens: a public https address */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    remove_inbox_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemoveInboxWebhookResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    rotate_inbox_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_deliveries: {
        parameters: {
            query?: {
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many, 1 to 200 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_conversations: {
        parameters: {
            query?: {
                /** @description Only on this channel: id of its connection */
                connection?: string;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many, 1 to 200 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConversationsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_messages: {
        parameters: {
            query?: {
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many, 1 to 200 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the conversation, from list_conversations */
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMessagesResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_receipts: {
        parameters: {
            query?: {
                /** @description Only those that run, that need a person, or that are done */
                state?: "open" | "needs_person" | "done";
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReceiptsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the removal */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the step */
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    retry_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the step */
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    get_credits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credits"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_usage: {
        parameters: {
            query?: {
                /** @description The first day (UTC), like 2026-11-01; else of this month */
                from?: string & (unknown & unknown);
                /** @description The last day (UTC); else today */
                to?: string & (unknown & unknown);
                /** @description What the days are divided into */
                by?: "integration" | "node" | "meter";
                /** @description Only what this integration used */
                integration?: string;
                /** @description Only this meter */
                meter?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageReport"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    report_usage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What makes it the same in the organization: sent twice under one key it is charged once */
                    key: string;
                    /** @description What it is counted in: a meter of the price book like model_output_token, or one of your own */
                    meter: string;
                    /** @description How many units were used */
                    quantity: number | string;
                    /** @description What `per` units cost, in millionths of a dollar. Left out, the price book decides; a meter that it does not know needs it */
                    priceMicros?: string;
                    /** @description For how many units the price is; 1 unless told */
                    per?: number | string;
                    /** @description What the ledger says about it */
                    note?: string;
                    /**
                     * Format: date-time
                     * @description When it was used, in the last 35 days; now unless told
                     */
                    at?: string;
                } | {
                    /** @description What was used */
                    reports: {
                        /** @description What makes it the same in the organization: sent twice under one key it is charged once */
                        key: string;
                        /** @description What it is counted in: a meter of the price book like model_output_token, or one of your own */
                        meter: string;
                        /** @description How many units were used */
                        quantity: number | string;
                        /** @description What `per` units cost, in millionths of a dollar. Left out, the price book decides; a meter that it does not know needs it */
                        priceMicros?: string;
                        /** @description For how many units the price is; 1 unless told */
                        per?: number | string;
                        /** @description What the ledger says about it */
                        note?: string;
                        /**
                         * Format: date-time
                         * @description When it was used, in the last 35 days; now unless told
                         */
                        at?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportUsageResult"] | components["schemas"]["ReportUsageBatchResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_ledger: {
        parameters: {
            query?: {
                /** @description The first day (UTC), like 2026-11-01 */
                from?: string & (unknown & unknown);
                /** @description The last day (UTC) */
                to?: string & (unknown & unknown);
                /** @description Only what this integration used */
                integration?: string;
                /** @description Only this meter */
                meter?: string;
                /** @description Only lines of this kind */
                kind?: "usage" | "correction" | "top_up" | "allowance" | "refund" | "refund_failed" | "dispute" | "dispute_won";
                /** @description Only what this tool call cost */
                callId?: string;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many, 1 to 200 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLedgerResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    export_ledger: {
        parameters: {
            query?: {
                /** @description The first day (UTC), like 2026-11-01 */
                from?: string & (unknown & unknown);
                /** @description The last day (UTC) */
                to?: string & (unknown & unknown);
                /** @description Only what this integration used */
                integration?: string;
                /** @description Only this meter */
                meter?: string;
                /** @description Only lines of this kind */
                kind?: "usage" | "correction" | "top_up" | "allowance" | "refund" | "refund_failed" | "dispute" | "dispute_won";
                /** @description Only what this tool call cost */
                callId?: string;
                /** @description The last line that is there already, to go on with what broke off */
                cursor?: string;
                /** @description Leaves out what was written after this time */
                asOf?: string & (unknown & unknown);
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_budgets: {
        parameters: {
            query?: {
                /** @description True adds those of everything below the node */
                below?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListBudgetsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    set_budget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether it is for each day or each month (UTC)
                     * @enum {string}
                     */
                    period: "day" | "month";
                    /** @description Counts this integration only */
                    integration?: string;
                    /** @description Counts this meter only */
                    meter?: string;
                    /** @description How much may be spent, in millionths of a dollar */
                    amountMicros: string;
                    /**
                     * @description What becomes of calls beyond it: refused, or parked until a person approves
                     * @default refuse
                     * @enum {string}
                     */
                    atLimit?: "refuse" | "park";
                    /** @description Version of the budget that this changes, 0 for none; refused when it is another by now */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetBudgetResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_budget: {
        parameters: {
            query?: {
                /** @description Version of the budget; refused when it is another by now */
                version?: number;
            };
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
                /** @description Id of the budget */
                budget: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteBudgetResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    request_budget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How much more is needed, in millionths of a dollar */
                    amountMicros: string;
                    /** @description Id of the integration that it is for; else whatever has the least left is meant */
                    integration?: string;
                    /**
                     * @description What for, in the agent's words, for whoever decides
                     * @default
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestBudgetResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_payments: {
        parameters: {
            query?: {
                /** @description Only those that stand like this */
                state?: "open" | "processing" | "paid" | "cancelled" | "expired" | "failed";
                /** @description Where the page before ended */
                cursor?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPaymentsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    record_payment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Micro-dollars as text: $1 is 1000000. From $1 to $10,000, in whole cents */
                    amountMicros: string;
                    /** @description What it can be found by, for example an invoice number */
                    reference: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPaymentResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    start_top_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Micro-dollars as text: $1 is 1000000. From $1 to $10,000, in whole cents */
                    amountMicros: string;
                    /** @description Page of the dashboard to come back to, with `payment` added to its query, and `cancelled=1` where nothing was paid; the organization's usage page unless told */
                    returnTo?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartTopUpResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    get_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the payment */
                payment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPaymentResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancel_top_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the payment */
                payment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPaymentResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListNotificationsResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    read_notifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of notifications, or all of them */
                    ids: string[] | "all";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadNotificationsResult"];
                };
            };
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    list_activity: {
        parameters: {
            query?: {
                /** @description Where the page before ended. */
                cursor?: string;
                /** @description Only what this person did. */
                who?: string;
                /** @description Only this operation. */
                operation?: string;
                /** @description Not before this time. */
                from?: string & (unknown & unknown);
                /** @description Before this time. */
                to?: string & (unknown & unknown);
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.
                 * @example acme/growth/website/scout
                 */
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListActivityResult"];
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
